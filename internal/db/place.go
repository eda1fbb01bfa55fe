package db

import (
	"os"
	"path/filepath"
	"strings"

	"zhangfang/internal/fault"
)

// syncedFolders are names of folders that programs copy file by file, which tears a database and its log apart.
var syncedFolders = []string{
	"onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "com~apple~clouddocs", "mobile documents",
	"坚果云", "nutstore", "百度网盘", "baidunetdisk", "baidusyncdisk", "wpsdrive", "wps云盘", "weiyun", "微云",
}

// place refuses folders where a live book would not be safe.
func place(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if strings.HasPrefix(abs, `\\`) {
		return fault.New(Synced, fault.Args{"folder": filepath.Dir(abs)})
	}
	dir := filepath.Dir(abs)
	for _, part := range strings.Split(filepath.ToSlash(dir), "/") {
		low := strings.ToLower(part)
		for _, s := range syncedFolders {
			if low == s || strings.HasPrefix(low, s+" -") {
				return fault.New(Synced, fault.Args{"folder": part})
			}
		}
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fault.New(NoSuchPlace, fault.Args{"folder": dir})
	}
	return nil
}
