// Package jsonscan reads JSON that others wrote by hand: JSON Feeds, and the JSON-LD of web pages.
//
// [Parse] reads one value out of bytes into a [Doc], a flat list of nodes that [Value] walks: one allocation for the
// nodes, none for a Doc that is used again. A Value of a wrong type reads as nothing, so that no call has to ask
// first:
//
//	for len(script) > 0 {
//		v, n, err := jsonscan.Parse(script, jsonscan.Options{})
//		if err == io.EOF {
//			break
//		}
//		for author := range v.Get("author").Each() { // a list, or its only element
//			name := author.Str() + author.Get("name").Str()
//		}
//		script = script[n:]
//	}
//
// A [Scanner] reads a document of any length from an io.Reader, entering the arrays and objects it is told to and
// handing out all else as Values.
//
// Whatever is wrong with the input is repaired: see [Doc.Parse]. All is linear in the input, and nothing recurses
// over it: depth has a limit, and so have the parts of one value and its bytes.
package jsonscan
