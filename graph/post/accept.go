package post

import (
	"mime"
	"strconv"
	"strings"
)

const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
)

// negotiate picks the media type of the answer. Of equal weights application/json wins only when nothing names the
// GraphQL type itself; without an Accept header it is application/json, as the specification asks.
func negotiate(accept []string) (media string, acceptable bool) {
	if strings.TrimSpace(strings.Join(accept, "")) == "" {
		return mediaJSON, true
	}
	plain := weigh(accept, mediaJSON)
	graphQL := weigh(accept, mediaGraphQL)
	switch {
	case plain.quality == 0 && graphQL.quality == 0:
		return mediaJSON, false
	case graphQL.quality > plain.quality:
		return mediaGraphQL, true
	case graphQL.quality == plain.quality && graphQL.named:
		return mediaGraphQL, true
	default:
		return mediaJSON, true
	}
}

// weight is how much a client wants one media type, and whether it named it in full.
type weight struct {
	quality     float64
	named       bool
	specificity int
}

// weigh finds the most specific range that covers the media type.
func weigh(accept []string, media string) weight {
	var best weight
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		given, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		specificity := covers(given, media)
		if specificity <= best.specificity {
			continue
		}
		best = weight{quality: qualityOf(parameters), named: given == media, specificity: specificity}
	}
	return best
}

// covers returns 3 for the type itself, 2 for its family, 1 for everything and 0 when the range is of other types.
func covers(given, media string) int {
	switch given {
	case media:
		return 3
	case "application/*":
		return 2
	case "*/*":
		return 1
	default:
		return 0
	}
}

func qualityOf(parameters map[string]string) float64 {
	text, ok := parameters["q"]
	if !ok {
		return 1
	}
	quality, err := strconv.ParseFloat(text, 64)
	if err != nil || quality < 0 || quality > 1 {
		return 0
	}
	return quality
}
