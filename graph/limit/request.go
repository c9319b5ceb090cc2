package limit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
)

const maxNesting = 64

// ErrNotRequest says that a body is not a GraphQL request; its text may be told, for it repeats nothing of the body.
var ErrNotRequest = errors.New("not a GraphQL request")

// Object reads one JSON object strictly: UTF-8, no member twice at any level, nothing behind it, nested at most 64
// levels. Numbers keep their digits as json.Number. Every error is an ErrNotRequest.
func Object(text []byte) (map[string]any, error) {
	if !utf8.Valid(text) {
		return nil, fmt.Errorf("%w: the text is not UTF-8", ErrNotRequest)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	value, err := readValue(decoder, 0)
	if err != nil {
		return nil, err
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%w: the text is not a JSON object", ErrNotRequest)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: something follows the JSON object", ErrNotRequest)
	}
	return object, nil
}

func readValue(decoder *json.Decoder, level int) (any, error) {
	if level > maxNesting {
		return nil, fmt.Errorf("%w: the JSON is nested too deeply", ErrNotRequest)
	}
	token, err := decoder.Token()
	if err != nil {
		return nil, malformed()
	}
	switch token {
	case json.Delim('{'):
		return readMembers(decoder, level)
	case json.Delim('['):
		return readElements(decoder, level)
	default:
		return token, nil
	}
}

func readMembers(decoder *json.Decoder, level int) (any, error) {
	members := map[string]any{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, malformed()
		}
		name, ok := token.(string)
		if !ok {
			return nil, malformed()
		}
		if _, twice := members[name]; twice {
			return nil, fmt.Errorf("%w: a JSON member is given twice", ErrNotRequest)
		}
		if members[name], err = readValue(decoder, level+1); err != nil {
			return nil, err
		}
	}
	return members, readEnd(decoder)
}

func readElements(decoder *json.Decoder, level int) (any, error) {
	elements := []any{}
	for decoder.More() {
		element, err := readValue(decoder, level+1)
		if err != nil {
			return nil, err
		}
		elements = append(elements, element)
	}
	return elements, readEnd(decoder)
}

func readEnd(decoder *json.Decoder) error {
	if _, err := decoder.Token(); err != nil {
		return malformed()
	}
	return nil
}

// malformed hides the decoder's own error, which quotes the text.
func malformed() error { return fmt.Errorf("%w: the text is not well-formed JSON", ErrNotRequest) }

// Request reads the members of a GraphQL request; unknown members are ignored, and a member of the wrong type is an
// ErrNotRequest.
func Request(members map[string]any) (*graphql.RawParams, error) {
	query, ok := members["query"].(string)
	if !ok {
		return nil, fmt.Errorf("%w: \"query\" must be a string", ErrNotRequest)
	}
	name, ok := members["operationName"].(string)
	if !ok && members["operationName"] != nil {
		return nil, fmt.Errorf("%w: \"operationName\" must be a string", ErrNotRequest)
	}
	variables, ok := members["variables"].(map[string]any)
	if !ok && members["variables"] != nil {
		return nil, fmt.Errorf("%w: \"variables\" must be an object", ErrNotRequest)
	}
	extensions, ok := members["extensions"].(map[string]any)
	if !ok && members["extensions"] != nil {
		return nil, fmt.Errorf("%w: \"extensions\" must be an object", ErrNotRequest)
	}
	return &graphql.RawParams{
		Query: query, OperationName: name, Variables: variables, Extensions: extensions,
	}, nil
}
