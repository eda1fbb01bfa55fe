package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// wailsCLI makes what a plain `go build` cannot: icon, manifest and version inside the Windows program, the installer,
// and the macOS bundle. Its version is that of the library in go.mod.
const wailsCLI = "github.com/wailsapp/wails/v2/cmd/wails@v2.15.0"

var nsis = need{"NSIS (makensis)", haveCommands("makensis"), []string{"nsis"}}

// packageAll makes what is given to users, in build/bin: on a Mac the macOS app, elsewhere the programs and the
// installer for Windows, and on Linux those for Linux too.
func packageAll(w *work, args []string) error {
	if err := flag.NewFlagSet("package", flag.ContinueOnError).Parse(args); err != nil {
		return err
	}
	steps := []step{
		{name: "npm ci", do: nodeModules},
		{name: "bundle", do: bundle, needs: []string{"npm ci"}},
		{name: "licences", do: licences, needs: []string{"npm ci"}},
	}
	windows := step{name: "Windows", do: packageWindows, needs: []string{"bundle", "licences"}}
	switch runtime.GOOS {
	case "darwin":
		steps = append(steps, step{name: "macOS", do: packageMac, needs: []string{"bundle", "licences"}})
	case "linux":
		windows.after = []string{"Linux"} // both may call apt-get
		steps = append(steps, step{name: "Linux", do: packageLinux, needs: []string{"bundle", "licences"}}, windows)
	default:
		steps = append(steps, windows)
	}
	return w.runSteps(steps)
}

// version is the one that wails.json tells the world.
func version(w *work) (string, error) {
	text, err := os.ReadFile(w.path("wails.json"))
	if err != nil {
		return "", err
	}
	var project struct {
		Info struct {
			ProductVersion string `json:"productVersion"`
		} `json:"info"`
	}
	if err := json.Unmarshal(text, &project); err != nil {
		return "", fmt.Errorf("read wails.json: %w", err)
	}
	return project.Info.ProductVersion, nil
}

func packageLinux(w *work) error {
	name, err := version(w)
	if err != nil {
		return err
	}
	window, err := buildWindow(w, release...)
	if err != nil {
		return err
	}
	terminal, err := buildTerminal(w.with("CGO_ENABLED=0"), release...) // runs without a C library
	if err != nil {
		return err
	}
	name = fmt.Sprintf("zhangfang-%s-linux-%s", name, runtime.GOARCH)
	target := w.path("build", "bin", name+".tar.gz")
	w.say("%s", target)
	return archive(target, name, window, terminal, w.path("build", "appicon.png"), w.path("LICENSE"), w.path("build", "bin", thirdParty))
}

func packageWindows(w *work) error {
	terminal := w.path("build", "bin", "zhangfang.exe")
	windows := w.with("GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if err := windows.do("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", terminal, "./app/cli"); err != nil {
		return err
	}
	args := []string{"-platform", "windows/amd64"}
	if err := w.provide(nsis); err != nil {
		w.say("no installer is made: %v", err)
	} else {
		args = append(args, "-nsis", "-installscope", "user")
	}
	if err := wails(w, args...); err != nil {
		return err
	}
	made, err := filepath.Glob(w.path("build", "bin", "*.exe"))
	w.say("%s", strings.Join(made, "\n"))
	return err
}

func packageMac(w *work) error {
	name, err := version(w)
	if err != nil {
		return err
	}
	if err := wails(w, "-platform", "darwin/universal"); err != nil {
		return err
	}
	if _, err := buildTerminal(w, release...); err != nil {
		return err
	}
	bundle := w.path("build", "bin", "zhangfang-window.app")
	for _, text := range []string{w.path("LICENSE"), w.path("build", "bin", thirdParty)} {
		if err := w.do("ditto", text, filepath.Join(bundle, "Contents", "Resources", filepath.Base(text))); err != nil {
			return err
		}
	}
	target := w.path("build", "bin", "zhangfang-"+name+"-macos.zip")
	return w.do("ditto", "-c", "-k", "--keepParent", bundle, target)
}

// wails builds the desktop program with the bundle and the bindings that are there. It writes frontend/wailsjs/runtime
// anew with other permissions, which are put back.
func wails(w *work, args ...string) error {
	fixed := []string{"run", wailsCLI, "build", "-s", "-skipbindings", "-m", "-nosyncgomod", "-trimpath", "-nocolour", "-v", "0"}
	if err := w.do("go", append(fixed, args...)...); err != nil {
		return err
	}
	return filepath.WalkDir(w.path("frontend", "wailsjs"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return os.Chmod(path, 0o644)
	})
}

// archive packs files into one folder of a .tar.gz.
func archive(target, folder string, files ...string) (err error) {
	out, err := os.Create(target)
	if err != nil {
		return err
	}
	defer func() {
		if e := out.Close(); err == nil {
			err = e
		}
	}()
	zipped := gzip.NewWriter(out)
	packed := tar.NewWriter(zipped)
	for _, file := range files {
		if err := pack(packed, folder, file); err != nil {
			return fmt.Errorf("pack %s: %w", file, err)
		}
	}
	if err := packed.Close(); err != nil {
		return err
	}
	return zipped.Close()
}

func pack(packed *tar.Writer, folder, file string) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	header, err := tar.FileInfoHeader(info, "")
	if err != nil {
		return err
	}
	header.Name = folder + "/" + filepath.Base(file)
	header.Uid, header.Gid, header.Uname, header.Gname = 0, 0, "", ""
	if err := packed.WriteHeader(header); err != nil {
		return err
	}
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close()
	_, err = io.Copy(packed, in)
	return err
}
