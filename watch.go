package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long a folder must be still before it is read again: editors
// save in several steps.
const settle = 200 * time.Millisecond

// watch calls changed after files below dir were saved, made or removed, one
// call at a time, until ctx ends or stop is called.
func watch(ctx context.Context, dir string, changed func()) (stop func(), err error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("cannot watch %s: %w", dir, err)
	}
	tree, err := filepath.EvalSymlinks(dir) // WalkDir does not enter a link
	if err == nil {
		err = watchTree(watcher, tree)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("cannot watch %s: %w", dir, err), watcher.Close())
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		still := time.NewTimer(0)
		<-still.C
		for {
			select {
			case <-ctx.Done():
				return
			case event, open := <-watcher.Events:
				if !open {
					return
				}
				if event.Has(fsnotify.Create) {
					_ = watchTree(watcher, event.Name) // gone again, or no folder
				}
				if event.Op != fsnotify.Chmod {
					still.Reset(settle)
				}
			case <-watcher.Errors: // events were lost: read all again
				still.Reset(settle)
			case <-still.C:
				changed()
			}
		}
	}()
	return func() { _ = watcher.Close(); <-done }, nil
}

// watchTree watches a folder and all below it.
func watchTree(watcher *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return watcher.Add(name)
	})
}
