package main

import (
	"net/netip"
	"net/url"
)

// mayFetch is the place for a robots.txt policy, a list of hosts or the like: it is asked before each
// address of a list is fetched, by the one worker that has the host. It allows all as it stands;
// a program that obeys robots.txt replaces it in a file of its own with init or an assignment in main.
var mayFetch = func(*url.URL) bool { return true }

// userAgent names the program to the hosts that it fetches from; "" is package fetch's own.
var userAgent = ""

// allowed are addresses that may be fetched from although they are not public.
var allowed []netip.Prefix
