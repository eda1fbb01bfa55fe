package db

import (
	"errors"
	"os"
)

// Remove deletes a closed book with everything that SQLite and the lock laid beside it. What is not there is no error.
func Remove(path string) error {
	var errs []error
	for _, tail := range []string{"", "-wal", "-shm", ".lock"} {
		if err := os.Remove(path + tail); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
