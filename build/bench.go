package main

import "flag"

// bench runs the benchmarks of the Go packages, then measures how long the programs take from their start to the first
// answer. Nothing else should run meanwhile.
func bench(w *work, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	only := flags.String("only", ".", "run the benchmarks that match this `expression`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	return w.do("go", "test", "-run", "^$", "-bench", *only, "-benchmem", "-timeout", "60m", "./internal/...", "./app/...")
}
