// The desktop program of 账房 Zhangfang: opens the window, nothing else.
//
// It is built with the tags desktop,production and, on Linux, webkit2_41; without them it compiles everywhere and
// says at its start that the tags are missing. `go run ./build run` knows all this.
package main

import (
	"fmt"
	"os"

	"zhangfang/app"
	"zhangfang/app/desktop"
	"zhangfang/frontend"
)

func main() {
	app.KeepSmall()
	if err := desktop.Run(frontend.Dist, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
