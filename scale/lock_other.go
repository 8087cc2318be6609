//go:build !unix

package main

import "os"

// lockFile does nothing where there is no flock: two runs in one working folder are the user's mistake there.
func lockFile(*os.File) error { return nil }
