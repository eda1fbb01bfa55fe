package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// server is the terminal program at work as a loopback server.
type server struct {
	address string // what a browser opens, with the token behind the #
	token   string
	process *exec.Cmd
	stop    context.CancelFunc
}

// serve starts the terminal program's server on any free port, with a token of its own, and waits for its address.
func serve(w *work, program string, args ...string) (*server, error) {
	ctx, stop := context.WithCancel(w.ctx)
	inside := *w
	inside.ctx = ctx
	s := &server{token: rand.Text(), stop: stop}
	s.process = inside.command(program, append([]string{"serve", "--port", "0", "--token", s.token}, args...)...)
	s.process.Cancel, s.process.WaitDelay = s.interrupt, 5*time.Second
	s.process.Stdout = nil
	said, err := s.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.process.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		s.end()
		return nil, fmt.Errorf("%s serve tells no address: %w", program, err)
	}
	s.address = strings.TrimSpace(line)
	return s, nil
}

// interrupt asks the server to close its book and end; Windows knows no such question.
func (s *server) interrupt() error {
	if runtime.GOOS == "windows" {
		return s.process.Process.Kill()
	}
	return s.process.Process.Signal(os.Interrupt)
}

// end stops the server; that it was stopped is no error.
func (s *server) end() {
	s.stop()
	_ = s.process.Wait()
}

// ask carries out one use case and reads its answer.
func (s *server) ask(ctx context.Context, call string, answer any) error {
	ctx, stop := context.WithTimeout(ctx, 5*time.Minute)
	defer stop()
	base, _, _ := strings.Cut(s.address, "#")
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, base+"v1/"+call, strings.NewReader("{}"))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+s.token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s %s", call, response.Status, text)
	}
	return json.Unmarshal(text, answer)
}

// orDemo makes and opens the demo book if no book was used on this computer yet. Where that fails, the first screen
// offers the same.
func (s *server) orDemo(w *work) error {
	var recent struct {
		Rows []struct {
			Missing bool `json:"missing"`
		} `json:"rows"`
	}
	if err := s.ask(w.ctx, "books.recent", &recent); err != nil {
		return err
	}
	for _, book := range recent.Rows {
		if !book.Missing {
			return nil
		}
	}
	w.say("no book was used on this computer yet: making the demo book")
	var demo struct {
		Path string `json:"path"`
	}
	if err := s.ask(w.ctx, "books.demo", &demo); err != nil {
		return err
	}
	w.say("%s", demo.Path)
	return nil
}
