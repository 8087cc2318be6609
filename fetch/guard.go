package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// refused are the ranges that are not of the public internet (IANA's special-purpose address registries,
// RFC 6890). Loopback, private, link-local and multicast addresses are refused by netip's own methods.
var refused = [...]netip.Prefix{
	netip.PrefixFrom(netip.AddrFrom4([4]byte{0}), 8),                            // this network
	netip.PrefixFrom(netip.AddrFrom4([4]byte{100, 64}), 10),                     // carriers' NAT
	netip.PrefixFrom(netip.AddrFrom4([4]byte{192, 0, 0}), 24),                   // protocol assignments
	netip.PrefixFrom(netip.AddrFrom4([4]byte{192, 0, 2}), 24),                   // documentation
	netip.PrefixFrom(netip.AddrFrom4([4]byte{198, 18}), 15),                     // benchmarks
	netip.PrefixFrom(netip.AddrFrom4([4]byte{198, 51, 100}), 24),                // documentation
	netip.PrefixFrom(netip.AddrFrom4([4]byte{203, 0, 113}), 24),                 // documentation
	netip.PrefixFrom(netip.AddrFrom4([4]byte{240}), 4),                          // reserved, broadcast
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0, 0x64, 0xff, 0x9b, 0, 1}), 48), // local NAT64 (RFC 8215)
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x01}), 64),                      // discard-only
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x20, 0x01}), 23),                // Teredo and other protocol assignments
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0xfe, 0xc0}), 10),                // site-local
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x20, 0x01, 0x0d, 0xb8}), 32),    // documentation
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x3f, 0xff}), 20),                // documentation (RFC 9637)
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x5f}), 16),                      // segment routing (RFC 9602)
}

// check refuses an address that is not public, unless it is allowed. An IPv4 address inside an IPv6 one
// (mapped, NAT64, 6to4) is judged as itself.
func check(addr netip.Addr, allow []netip.Prefix) error {
	addr = embedded(addr.Unmap().WithZone(""))
	for _, p := range allow {
		if p.Contains(addr) {
			return nil
		}
	}
	bad := !addr.IsValid() || addr.IsUnspecified() || addr.IsLoopback() || addr.IsPrivate() || addr.IsLinkLocalUnicast() ||
		addr.IsMulticast() || addr.IsInterfaceLocalMulticast()
	for _, p := range refused {
		bad = bad || p.Contains(addr)
	}
	if bad {
		return fmt.Errorf("%w: %v", ErrAddress, addr)
	}
	return nil
}

// embedded gives the IPv4 address that a translator would make of an IPv6 one: NAT64 (RFC 6052
// section 2.1), 6to4 (RFC 3056 section 2) and the deprecated IPv4-compatible form.
func embedded(addr netip.Addr) netip.Addr {
	if !addr.Is6() {
		return addr
	}
	b := addr.As16()
	var zero [12]byte
	switch {
	case [12]byte(b[:12]) == [12]byte{0, 0x64, 0xff, 0x9b},
		[12]byte(b[:12]) == zero && (b[12] != 0 || b[13] != 0):
		return netip.AddrFrom4([4]byte(b[12:]))
	case b[0] == 0x20 && b[1] == 0x02:
		return netip.AddrFrom4([4]byte(b[2:6]))
	}
	return addr
}

// Guard gives a [net.Dialer.Control] function that refuses connections to addresses that are not public
// (private, loopback, link-local, multicast, reserved, also where they stand inside an IPv6 address) and in
// none of the allowed ranges. It sees the address that is about to be connected to, after every redirect
// and look-up, so a transport of your own that dials with it is as safe as the package's.
// A proxy is dialled in the target's stead: do not use one with it.
func Guard(allow ...netip.Prefix) func(network, address string, c syscall.RawConn) error {
	return func(network, address string, _ syscall.RawConn) error {
		addr, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("%w: %q", ErrAddress, address)
		}
		return check(addr.Addr(), allow)
	}
}

// transport dials public addresses only and uses no proxy.
func (c *Client) transport() *http.Transport {
	if c.lookup == nil {
		c.lookup = net.DefaultResolver.LookupNetIP
	}
	if c.dial == nil {
		c.dial = (&net.Dialer{Timeout: DefaultTimeout, Control: Guard(c.Allow...)}).DialContext
	}
	return &http.Transport{
		DialContext:            c.dialChecked,
		ForceAttemptHTTP2:      true,
		MaxIdleConns:           100,
		MaxIdleConnsPerHost:    2,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    DefaultTimeout,
		ExpectContinueTimeout:  time.Second,
		MaxResponseHeaderBytes: maxHeaderBytes,
		DisableCompression:     true,
	}
}

// dialChecked looks the host up once and dials those of its addresses that may be dialled. That the dialer
// is given addresses leaves no second look-up in which a name could change.
func (c *Client) dialChecked(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addrs, err := c.lookup(ctx, "ip", host)
	if err != nil {
		return nil, err
	}
	last := fmt.Errorf("%w: %s has none", ErrAddress, host)
	for i, addr := range addrs {
		if last = check(addr, c.Allow); last != nil {
			continue
		}
		var conn net.Conn
		if conn, last = c.dialOne(ctx, network, net.JoinHostPort(addr.Unmap().String(), port), len(addrs)-i); last == nil {
			return conn, nil
		}
	}
	return nil, last
}

// dialOne dials the first of n addresses in its part of the time that is left: one that does not answer leaves some for the others.
func (c *Client) dialOne(ctx context.Context, network, address string, n int) (net.Conn, error) {
	left := DefaultTimeout
	if end, ok := ctx.Deadline(); ok {
		left = time.Until(end)
	}
	ctx, cancel := context.WithTimeout(ctx, left/time.Duration(n))
	defer cancel()
	return c.dial(ctx, network, address)
}
