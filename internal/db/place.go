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

// place refuses folders where a live book would not be safe, also where a link leads there.
func place(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	dir := filepath.Dir(abs)
	for _, at := range []string{dir, real(dir), filepath.Dir(real(abs))} {
		if folder := synced(at); folder != "" {
			return fault.New(Synced, fault.Args{"folder": folder})
		}
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fault.New(NoSuchPlace, fault.Args{"folder": dir})
	}
	return nil
}

// synced gives the folder on a way that another program copies, or the network share, and nothing where there is none.
func synced(dir string) string {
	if strings.HasPrefix(dir, `\\`) {
		return dir
	}
	for _, part := range strings.Split(filepath.ToSlash(dir), "/") {
		low := strings.ToLower(part)
		for _, s := range syncedFolders {
			if low == s || strings.HasPrefix(low, s+" -") {
				return part
			}
		}
	}
	return ""
}

// real is where the links of a path lead to: the path itself where nothing stands there yet, or the system does not say.
func real(path string) string {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		return to
	}
	return path
}
