package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// need is something that is not the project's own, with the Debian packages that bring it.
type need struct {
	what string
	have func() bool
	apt  []string
}

var (
	webkit  = need{"GTK 3 and WebKitGTK 4.1 with a C compiler", haveWebkit, []string{"libgtk-3-dev", "libwebkit2gtk-4.1-dev", "pkg-config", "gcc"}}
	screen  = need{"Xvfb and ImageMagick", haveCommands("Xvfb", "xauth", "import"), []string{"xvfb", "xauth", "imagemagick"}}
	chrome  = need{"Chromium, Chrome or Edge", func() bool { return browser() != "" }, []string{"chromium"}}
	hanzi   = need{"a font with Chinese", haveHanzi, []string{"fonts-noto-cjk", "fontconfig"}}
	poppler = need{"poppler's pdftotext and pdftoppm", haveCommands("pdftotext", "pdftoppm"), []string{"poppler-utils"}}
)

// provide installs what is missing on Debian and its kin; elsewhere it says what is missing.
func (w *work) provide(needs ...need) error {
	var missing, packages []string
	for _, n := range needs {
		if !n.have() {
			missing = append(missing, n.what)
			packages = append(packages, n.apt...)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	if runtime.GOOS != "linux" || !haveCommands("apt-get")() {
		return fmt.Errorf("please install %s", strings.Join(missing, "; "))
	}
	w.say("installing %s", strings.Join(packages, " "))
	if err := w.apt("update", "-q"); err != nil {
		return err
	}
	if err := w.apt(append([]string{"install", "-y", "-q", "--no-install-recommends"}, packages...)...); err != nil {
		return err
	}
	for _, n := range needs {
		if !n.have() {
			return fmt.Errorf("%s: still missing after installing %s", n.what, strings.Join(n.apt, " "))
		}
	}
	return nil
}

// apt runs apt-get as root, by sudo where we are somebody else. Its chatter is shown only if it fails.
func (w *work) apt(args ...string) error {
	line := append([]string{"apt-get"}, args...)
	if os.Geteuid() != 0 {
		if !haveCommands("sudo")() {
			return fmt.Errorf("as root, please run: %s", strings.Join(line, " "))
		}
		line = append([]string{"sudo", "-n", "DEBIAN_FRONTEND=noninteractive"}, line...)
	}
	return w.with("DEBIAN_FRONTEND=noninteractive").quietly(line[0], line[1:]...)
}

// systemPackages provides everything that the checks use on this system.
func systemPackages(w *work) error {
	if runtime.GOOS != "linux" {
		return w.provide(chrome)
	}
	return w.provide(webkit, screen, chrome, hanzi, poppler)
}

func haveCommands(names ...string) func() bool {
	return func() bool {
		for _, name := range names {
			if _, err := exec.LookPath(name); err != nil {
				return false
			}
		}
		return true
	}
}

func haveWebkit() bool {
	return haveCommands("gcc", "pkg-config")() &&
		exec.Command("pkg-config", "--exists", "gtk+-3.0", "webkit2gtk-4.1").Run() == nil
}

func haveHanzi() bool {
	if runtime.GOOS != "linux" {
		return true // Windows and macOS bring one
	}
	fonts, err := exec.Command("fc-list", ":lang=zh-cn").Output()
	return err == nil && len(fonts) > 0
}

// browser is the path of a Chromium, or of one of its kin, that Playwright can drive; "" if there is none.
// The environment's CHROMIUM goes first.
func browser() string {
	candidates := []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge"}
	switch runtime.GOOS {
	case "darwin":
		candidates = append(candidates,
			"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
			"/Applications/Chromium.app/Contents/MacOS/Chromium",
			"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")
	case "windows":
		for _, folder := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)"), os.Getenv("LocalAppData")} {
			candidates = append(candidates,
				filepath.Join(folder, "Google", "Chrome", "Application", "chrome.exe"),
				filepath.Join(folder, "Microsoft", "Edge", "Application", "msedge.exe"))
		}
	}
	for _, c := range candidates {
		if c == "" {
			continue
		}
		if path, err := exec.LookPath(c); err == nil {
			return path
		}
	}
	return ""
}

// The oldest Node that Vite 8 runs on.
const nodeMajor, nodeMinor = 20, 19

// haveNode checks Node and npm. They are not installed from here: Debian's own are too old.
func haveNode(w *work) error {
	wanted := fmt.Sprintf("please install Node %d.%d or newer, with npm: https://nodejs.org", nodeMajor, nodeMinor)
	if !haveCommands("node", "npm")() {
		return errors.New("there is no Node on the path; " + wanted)
	}
	version, err := w.ask("node", "--version") // v20.20.2
	if err != nil {
		return err
	}
	parts := strings.Split(strings.TrimPrefix(version, "v"), ".")
	if len(parts) < 2 {
		return fmt.Errorf("node calls its version %q; %s", version, wanted)
	}
	major, err1 := strconv.Atoi(parts[0])
	minor, err2 := strconv.Atoi(parts[1])
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("node calls its version %q: %w", version, err)
	}
	if major < nodeMajor || major == nodeMajor && minor < nodeMinor {
		return fmt.Errorf("version %s of Node is too old; %s", version, wanted)
	}
	return nil
}

// nodeModules installs the frontend's packages exactly as package-lock.json says, if that has not been done since the
// lock was written.
func nodeModules(w *work) error {
	if err := haveNode(w); err != nil {
		return err
	}
	done := w.path("frontend", "node_modules", ".package-lock.json") // npm writes it last
	lock, err := os.Stat(w.path("frontend", "package-lock.json"))
	if err != nil {
		return err
	}
	if have, err := os.Stat(done); err == nil && !have.ModTime().Before(lock.ModTime()) {
		return nil
	}
	return w.in("frontend").do("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
}
