package main

func runProgram(w *work, args []string) error { return nil }
func bench(w *work, args []string) error      { return nil }
func packageAll(w *work, args []string) error { return nil }
