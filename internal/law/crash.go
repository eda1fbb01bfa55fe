package law

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
)

// doomed names in the environment of a child of Crash the book in which it is to work until it is killed.
const doomed = "ZHANGFANG_CRASH_BOOK"

// Main is the TestMain of a package that holds a book against Crash. In a child it does work in the given book, which prints a number on a
// line of its own after each thing that is done, and ends only with an error.
func Main(m *testing.M, work func(path string) error) {
	if path := os.Getenv(doomed); path != "" {
		fmt.Println("child:", work(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// Lives says how often a book is killed, and when at the latest.
type Lives struct {
	Count int
	Lines int // each life ends before this many were printed,
	Idle  int // and before this many idle steps after the last of them
}

// Crash lets a child do the work of Main in a book and kills it at any moment, life after life, each going on where the one before was
// killed. After each it calls holds with the highest number that was said to be done; it returns the last of these.
func Crash(t *testing.T, path string, lives Lives, holds func(said int64)) (said int64) {
	t.Helper()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 0))
	for range lives.Count {
		said = max(said, killed(t, path, chance.IntN(lives.Lines), chance.IntN(lives.Idle)))
		if holds(said); t.Failed() {
			t.FailNow()
		}
	}
	return said
}

// killed starts a child, kills it after it printed so many numbers and the parent then did so many idle steps, so that the kill falls at any
// moment of its work, and gives the highest number, those still in the pipe included.
func killed(t *testing.T, path string, lines, idle int) (last int64) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^$")
	child.Env = append(os.Environ(), doomed+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	read := bufio.NewScanner(out)
	for seen := 0; ; seen++ {
		if seen == lines {
			for range idle {
				_ = os.Getpid()
			}
			if err := child.Process.Kill(); err != nil {
				t.Error(err)
			}
		}
		if !read.Scan() {
			break
		}
		n, err := strconv.ParseInt(read.Text(), 10, 64)
		if err != nil {
			t.Errorf("the child says %q", read.Text())
		}
		last = max(last, n)
	}
	if err := child.Wait(); err == nil {
		t.Error("the child ended by itself")
	}
	return last
}
