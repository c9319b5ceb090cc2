package graph_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/question"
	entreading "sightline/ent/reading"
	"sightline/internal/cycle"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// round is one cycle about one reviewee in a world of its own.
type round struct {
	world  *testkit.World
	server *httptest.Server
	preset promise.Preset
	// asked are those who were asked to write.
	asked []string
	// everywhere lets questions ask for the rows of the other cycles in the world too.
	everywhere bool
}

// roundID is the id of a part of the round.
func roundID(prefix, part string) string { return testkit.ID(prefix, "round"+part) }

// newRound adds a Confidential cycle to a copy of the world; Rae, Cole and Gia were asked.
func newRound(t *testing.T, origin *testkit.World, reviewee string) round {
	t.Helper()
	return roundOf(t, origin, reviewee, promise.Confidential, "rae", "cole", "gia")
}

// roundOf adds a cycle to a copy of the world, with a second list on which the same people stand, of Sue's or, where
// the round is about her, of Otto's: what is counted over lists must not tell either.
func roundOf(t *testing.T, origin *testkit.World, reviewee string, preset promise.Preset, asked ...string) round {
	t.Helper()
	w := origin.Copy(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := writeCycle(ctx, tx, preset); err != nil {
			return err
		}
		for part, about := range listsOf(reviewee) {
			if err := writeList(ctx, tx, part, about, about, asked); err != nil {
				return err
			}
		}
		return nil
	})
	return round{world: w, server: w.Serve(t, quiet()), preset: preset, asked: asked}
}

// listsOf are the two lists of a round, with whom they are about.
func listsOf(reviewee string) map[string]string {
	if reviewee == "sue" {
		return map[string]string{"": reviewee, "/other": "otto"}
	}
	return map[string]string{"": reviewee, "/other": "sue"}
}

func writeCycle(ctx context.Context, tx *ent.Client, preset promise.Preset) error {
	now, id := testkit.Now(), roundID("cyc", "")
	create := tx.Cycle.Create().SetID(id).SetKind(entcycle.KindFEEDBACK_360).SetState(entcycle.StateOPEN).
		SetName("Round").SetPreset(preset).SetMinReviewers(0).SetMaxReviewers(12).
		SetStartsAt(now.AddDate(0, 0, -1)).
		SetWriteUntil(now.AddDate(0, 0, 10)).SetReleaseAt(now.AddDate(0, 0, 12)).SetEndsAt(now.AddDate(0, 0, 20))
	cycle.ApplyPromise(create.Mutation(), promise.Of(preset))
	if err := create.Exec(ctx); err != nil {
		return err
	}
	if err := tx.Section.Create().SetID(roundID("sec", "")).SetCycleID(id).SetPosition(0).SetTitle("").Exec(ctx); err != nil {
		return err
	}
	return tx.Question.Create().SetID(roundID("qst", "")).SetCycleID(id).SetSectionID(roundID("sec", "")).SetPosition(0).
		SetKind(question.KindTEXT).SetText("What?").SetRequired(true).Exec(ctx)
}

func writeList(ctx context.Context, tx *ent.Client, part, about, nominator string, asked []string) error {
	err := tx.Participation.Create().SetID(roundID("prt", part)).SetCycleID(roundID("cyc", "")).
		SetRevieweeID(testkit.ID("usr", about)).SetListDoneAt(testkit.Now().Add(-time.Hour)).Exec(ctx)
	if err != nil {
		return err
	}
	return putOnList(ctx, tx, part, about, nominator, asked)
}

func putOnList(ctx context.Context, tx *ent.Client, part, about, nominator string, asked []string) error {
	for _, reviewer := range asked {
		err := tx.FeedbackRequest.Create().SetID(roundID("req", part+"/"+reviewer)).SetCycleID(roundID("cyc", "")).
			SetParticipationID(roundID("prt", part)).SetRevieweeID(testkit.ID("usr", about)).
			SetReviewerID(testkit.ID("usr", reviewer)).SetNominatedByID(testkit.ID("usr", nominator)).
			SetState(feedbackrequest.StateAPPROVED).Exec(ctx)
		if err != nil {
			return err
		}
	}
	return nil
}

// begin writes a draft as a reviewer.
func (r round) begin(t *testing.T, reviewer string) {
	t.Helper()
	r.save(t, reviewer, "So.", 1)
}

// save writes words as a reviewer, into a draft that was saved so often.
func (r round) save(t *testing.T, reviewer, words string, version int) {
	t.Helper()
	r.must(t, reviewer, "saveFeedbackDraft", fmt.Sprintf(
		`mutation { saveFeedbackDraft(input: { requestId: %q, expectedVersion: %d, answers: [{questionId: %q, text: %q}] }) {
			errors { __typename } } }`, roundID("req", "/"+reviewer), version, roundID("qst", ""), words))
}

// handIn writes and hands in as a reviewer.
func (r round) handIn(t *testing.T, reviewer string) {
	t.Helper()
	r.begin(t, reviewer)
	r.submit(t, reviewer, 2)
}

// submit hands in what a reviewer has saved.
func (r round) submit(t *testing.T, reviewer string, version int) {
	t.Helper()
	id := roundID("req", "/"+reviewer)
	seen := testkit.Ask(t, r.server, reviewer, fmt.Sprintf("{ visibility(id: %q) { version } }", id), nil)
	r.must(t, reviewer, "submitFeedback", fmt.Sprintf(
		`mutation { submitFeedback(input: { requestId: %q, expectedVersion: %d, visibilityVersion: %q }) {
			errors { __typename } } }`, id, version, seen.At("visibility", "version")))
}

// release opens what was handed in to the reviewee.
func (r round) release(t *testing.T, by string) {
	t.Helper()
	r.must(t, by, "releaseFeedback", fmt.Sprintf(
		`mutation { releaseFeedback(input: { participationId: %q, expectedVersion: 1 }) { errors { __typename } } }`,
		roundID("prt", "")))
}

func (r round) must(t *testing.T, who, name, mutation string) {
	t.Helper()
	answer := testkit.Ask(t, r.server, who, mutation, nil)
	if failed, _ := answer.At(name, "errors").([]any); answer.Code() != "" || len(failed) > 0 {
		t.Fatalf("%s cannot %s: %s", who, name, answer.Body)
	}
}

// random are the parts of an answer that differ between any two worlds: ids that are drawn by lot.
var random = regexp.MustCompile(`"(ans|rdg|msg|rtx|cut|evt|ntc)_[0-9a-z]{26}"`)

// tells returns what of all that is served to somebody differs between two rounds.
func tells(t *testing.T, one, two round, who string) []string {
	t.Helper()
	var differing []string
	for name, query := range questions(t, one, who) {
		first, second := testkit.Ask(t, one.server, who, query.text, query.variables),
			testkit.Ask(t, two.server, who, query.text, query.variables)
		if serves(first) != serves(second) {
			differing = append(differing, name)
		}
		if first.Statements != second.Statements {
			differing = append(differing, name+", by how many statements it takes")
		}
	}
	slices.Sort(differing)
	return differing
}

func serves(answer testkit.Answer) string {
	body, _, _ := strings.Cut(string(answer.Body), `"extensions":{"cost"`)
	return random.ReplaceAllString(body, `"$1"`)
}

// concerns tells whether a row is one of the round, or of nobody's cycle: its people, its company. What was announced has
// another id in each world, and is asked for through the cycle.
func (r round) concerns(row testkit.Row) bool {
	switch object := row.Object.(type) {
	case *ent.Cycle:
		return object.ID == roundID("cyc", "")
	case *ent.Participation:
		return object.CycleID == roundID("cyc", "")
	case *ent.FeedbackRequest:
		return object.CycleID == roundID("cyc", "")
	case *ent.CycleNotice:
		return false
	}
	return true
}

type query struct {
	text      string
	variables map[string]any
}

// questions ask for every field of everything, and for what is derived from it; what somebody wrote themselves is left
// out.
func questions(t *testing.T, r round, who string) map[string]query {
	t.Helper()
	w, list, cycleID := r.world, roundID("prt", ""), roundID("cyc", "")
	const readers = "state frozen version nextStep now { label count } next { label count } later { label count }"
	all := map[string]query{
		"to-dos": {text: "{ viewer { todos(first: 100) { totalCount nodes { id title reason otherwise dueAt createdAt } } } }"},
		"messages": {
			text: "{ viewer { messages(first: 100) { totalCount nodes { kind title readAt createdAt } } } }",
		},
		"people": {text: "{ people(first: 100) { totalCount nodes { id name viewerCan } } }"},
		"mails":  {text: "{ mails(first: 100) { totalCount nodes { recipient { id } kind state } } }"},
		"results": {text: fmt.Sprintf(`{ node(id: %q) { ... on Participation { version stage
			outlook { asked threshold shown spare } requests { state viewerCan
			reviewerLoad } results { answered atLeast questions { enough mean distribution answers { text author { id } } texts { text group }
			cuts { group mean shares { from to tenths } } } competencies { title points questions enough mean groups { group mean } } }
			earlierRounds { id } comparison(with: %q) { with { id } competencies questions } } } }`, list, roundID("prt", "/earlier"))},
		"announcements": {text: fmt.Sprintf(`{ node(id: %q) { ... on Cycle { progress { asked handedIn released }
			write: noticePreview(phase: WRITE) { recipientCount withheld recipients { id } mails { receiver { id } } }
			release: noticePreview(phase: RELEASE) { recipientCount withheld recipients { id } } } } }`, cycleID)},
		"the table of the cycle": {text: fmt.Sprintf("{ node(id: %q) { ... on Cycle { %s } } }", cycleID, tableQuestions())},
		"readers of the list":    {text: fmt.Sprintf("{ visibility(id: %q) { %s } }", list, readers)},
		"readers of the cycle":   {text: fmt.Sprintf("{ visibility(id: %q) { %s } }", cycleID, readers)},
	}
	for _, reviewer := range r.asked {
		if reviewer == who {
			continue
		}
		for about, part := range map[string]string{"": "", " about another": "/other"} {
			all["readers of what "+reviewer+" writes"+about] = query{text: fmt.Sprintf("{ visibility(id: %q) { %s } }",
				roundID("req", part+"/"+reviewer), readers)}
		}
	}
	for _, typeName := range []string{"User", "Settings", "Cycle", "CycleNotice", "Participation", "FeedbackRequest"} {
		var ids []string
		for _, row := range w.RowsOf(t, typeName) {
			if row.By != who && (r.everywhere || r.concerns(row)) {
				ids = append(ids, row.ID)
			}
		}
		for n, page := range slices.Collect(slices.Chunk(ids, affordable(typeName))) {
			all[fmt.Sprint(typeName, " ", n)] = query{
				"query($ids: [ID!]!) { nodes(ids: $ids) { ... on " + typeName + " { " + everything(typeName) + " } } }",
				map[string]any{"ids": page},
			}
		}
	}
	return all
}

// tableQuestions ask who is how far, narrowed to each stage, in the order of the stages, and counted by group.
func tableQuestions() string {
	var b strings.Builder
	for _, stage := range []string{"NOMINATING", "AWAITING_APPROVAL", "WRITING", "READY_TO_RELEASE", "RELEASED", "CLOSED"} {
		fmt.Fprintf(&b, "in%s: participations(first: 100, filter: { stages: [%s] }) { totalCount nodes { id stage } }\n", stage, stage)
	}
	b.WriteString(`ordered: participations(first: 100, order: STAGE) { edges { cursor node { id } } }
		changed: participations(first: 100, filter: { lineManagerChanged: true }) { totalCount nodes { id formerLineManager { id } } }
		fromTheEnd: participations(last: 1, order: STAGE, descending: true) { pageInfo { startCursor } nodes { id } }`)
	for _, by := range []string{"STAGE", "TEAM", "DEPARTMENT", "LINE_MANAGER"} {
		fmt.Fprintf(&b, "\nby%s: participationGroups(by: %s) { key count stages { stage count } }", by, by)
	}
	return b.String()
}

// readersWithoutNames are reviewees, each with who decides for them and who else reads without the names: an ordinary
// one, a line manager, an HR administrator who runs the cycle.
var readersWithoutNames = []struct {
	reviewee, decider string
	readers           []string
}{
	{"sue", "max", []string{"sue", "ines", "otto", "wim", "con", "gus", "tess"}},
	{"max", "ines", []string{"max", "otto", "sue", "gus"}},
	{"hana", "ada", []string{"hana", "otto", "tess"}},
}

// TestV4_NothingTellsWhoWrote: two worlds differ only in who of three wrote the same words. Whoever reads the words
// without the names cannot tell the two apart, by anything that is served, neither before nor after the release.
func TestV4_NothingTellsWhoWrote(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range readersWithoutNames {
		for _, released := range []bool{false, true} {
			t.Run(fmt.Sprint(c.reviewee, " released ", released), func(t *testing.T) {
				t.Parallel()
				one, two := newRound(t, origin, c.reviewee), newRound(t, origin, c.reviewee)
				one.everywhere = true
				one.handIn(t, "rae")
				two.handIn(t, "cole")
				if released {
					one.release(t, c.decider)
					two.release(t, c.decider)
				}
				for _, who := range c.readers {
					if by := tells(t, one, two, who); len(by) > 0 {
						t.Errorf("%s can tell by %v", who, by)
					}
				}
				if by := tells(t, one, two, c.decider); len(by) == 0 {
					t.Errorf("%s, who reads with names, cannot tell either: the test shows nothing", c.decider)
				}
			})
		}
	}
}

// TestV4_NothingTellsWhetherSomebodyWrote: before the release nobody who will read without the names can tell whether
// anything was begun or handed in.
func TestV4_NothingTellsWhetherSomebodyWrote(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range readersWithoutNames {
		for name, act := range map[string]func(r round){
			"begun":     func(r round) { r.begin(t, "rae") },
			"handed in": func(r round) { r.handIn(t, "rae") },
			"by all": func(r round) {
				for _, reviewer := range []string{"rae", "cole", "gia"} {
					r.handIn(t, reviewer)
				}
			},
		} {
			t.Run(c.reviewee+" "+name, func(t *testing.T) {
				t.Parallel()
				nothing, something := newRound(t, origin, c.reviewee), newRound(t, origin, c.reviewee)
				act(something)
				for _, who := range append(slices.Clone(c.readers), "cole", "gia") {
					if name == "by all" && (who == "cole" || who == "gia") {
						continue // they know what they wrote themselves
					}
					if by := tells(t, nothing, something, who); len(by) > 0 {
						t.Errorf("%s can tell by %v", who, by)
					}
				}
			})
		}
	}
}

// TestV4_ANudgeByWhoKnowsTellsNobodyElse: an HR assistant, who reads nothing and knows how far each is, nudges those who
// have not handed in. Whoever reads the words without the names cannot tell by it who has.
func TestV4_ANudgeByWhoKnowsTellsNobodyElse(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range readersWithoutNames {
		t.Run(c.reviewee, func(t *testing.T) {
			t.Parallel()
			one, two := newRound(t, origin, c.reviewee), newRound(t, origin, c.reviewee)
			one.handIn(t, "rae")
			two.handIn(t, "cole")
			for _, r := range []round{one, two} {
				r.must(t, "asa", "nudgePeople", fmt.Sprintf(
					`mutation { nudgePeople(input: { participationIds: [%q], idempotencyKey: "k" }) {
						results { outcome } errors { __typename } } }`, roundID("prt", "")))
			}
			for _, who := range c.readers {
				if by := tells(t, one, two, who); len(by) > 0 {
					t.Errorf("%s can tell by %v", who, by)
				}
			}
			log := `{ auditEvents(first: 20) { totalCount nodes { action objectId actor { id } subject { id } changed } } }`
			for _, who := range []string{"hana", "ada"} {
				first, second := testkit.Ask(t, one.server, who, log, nil), testkit.Ask(t, two.server, who, log, nil)
				if strings.ReplaceAll(serves(first), "cole", "rae") != strings.ReplaceAll(serves(second), "cole", "rae") {
					t.Errorf("%s can tell by the log", who)
				}
			}
		})
	}
}

// TestV4_AResetTellsNobodyHowFarTheFormerIs: the same comes of a reset, and is served to whoever reads without the names,
// whether the former line manager has begun, has handed in, or neither.
func TestV4_AResetTellsNobodyHowFarTheFormerIs(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range readersWithoutNames[:2] { // nobody leads Hana
		for name, act := range map[string]func(round){
			"begun":     func(r round) { r.begin(t, "rae") },
			"handed in": func(r round) { r.handIn(t, "rae") },
		} {
			t.Run(c.reviewee+" "+name, func(t *testing.T) {
				t.Parallel()
				nothing, something := newRound(t, origin, c.reviewee), newRound(t, origin, c.reviewee)
				act(something)
				for _, r := range []round{nothing, something} {
					r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
						// The line manager was on the list before, under an id that is the same in both worlds.
						if err := tx.FeedbackRequest.Create().SetID(roundID("req", "/lead")).SetCycleID(roundID("cyc", "")).
							SetParticipationID(roundID("prt", "")).SetRevieweeID(testkit.ID("usr", c.reviewee)).
							SetReviewerID(testkit.ID("usr", c.decider)).SetNominatedByID(testkit.ID("usr", c.reviewee)).
							SetState(feedbackrequest.StateWITHDRAWN).Exec(ctx); err != nil {
							return err
						}
						return tx.FeedbackRequest.UpdateOneID(roundID("req", "/rae")).SetAsLineManager(true).Exec(ctx)
					})
					r.must(t, "asa", "resetReviewers", fmt.Sprintf(
						`mutation { resetReviewers(input: { participationIds: [%q] }) { results { outcome } errors { __typename } } }`,
						roundID("prt", "")))
					lead, err := r.world.Store.Client().FeedbackRequest.Get(r.world.System(t), roundID("req", "/lead"))
					if err != nil || lead.State != feedbackrequest.StateAPPROVED {
						t.Fatalf("the line manager was not asked: %v, %v", lead, err)
					}
				}
				for _, who := range slices.DeleteFunc(append(slices.Clone(c.readers), "cole", "gia"),
					func(who string) bool { return who == c.decider }) {
					for _, by := range tells(t, nothing, something, who) {
						t.Errorf("%s can tell by %s", who, by)
					}
				}
			})
		}
	}
}

// TestV4_AnAnnouncementTellsNobodyElse: an HR assistant announces that feedback is to be written, which reaches those
// who have not handed in, and that it is to be released, which reaches whoever decides once something is there. Whoever
// reads the words without the names cannot tell by either who has handed in, or that somebody has: not by the outbox,
// nor by how many it reached.
func TestV4_AnAnnouncementTellsNobodyElse(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range readersWithoutNames {
		for phase, mails := range map[string]float64{"WRITE": 5, "RELEASE": 1} {
			t.Run(c.reviewee+" "+phase, func(t *testing.T) {
				t.Parallel()
				one, two := newRound(t, origin, c.reviewee), newRound(t, origin, c.reviewee)
				one.handIn(t, "rae")
				two.handIn(t, "cole")
				for _, r := range []round{one, two} {
					r.must(t, "asa", "sendCycleNotice", fmt.Sprintf(
						`mutation { sendCycleNotice(input: { cycleId: %q, phase: %s, idempotencyKey: "k" }) {
							errors { __typename } } }`, roundID("cyc", ""), phase))
				}
				for _, who := range c.readers {
					for _, by := range tells(t, one, two, who) {
						t.Errorf("%s can tell by %s", who, by)
					}
					if lists := one.outbox(t, who); len(lists) > 0 {
						t.Errorf("%s finds in the outbox whom it reached: %v", who, lists)
					}
					for _, recipients := range one.reached(t, who) {
						if recipients != nil {
							t.Errorf("%s reads that it reached %v", who, recipients)
						}
					}
				}
				if reached := one.reached(t, "asa"); !reflect.DeepEqual(reached, []any{mails}) {
					t.Errorf("asa, who knows who has handed in, reads that %v were reached", reached)
				}
			})
		}
	}
}

// outbox are the mails about the round that somebody finds in the outbox.
func (r round) outbox(t *testing.T, who string) []string {
	t.Helper()
	var about []string
	for _, m := range r.world.Store.Client().Mail.Query().AllX(r.world.As(t, who)) {
		for _, subject := range []*string{m.RequestID, m.ParticipationID} {
			for _, part := range []string{"", "/other"} {
				for _, reviewer := range []string{"rae", "cole", "gia"} {
					if subject != nil && (*subject == roundID("req", part+"/"+reviewer) || *subject == roundID("prt", part)) {
						about = append(about, m.UserID+" "+m.Kind.String())
					}
				}
			}
		}
	}
	return about
}

// reached is how many mails each announcement of the round was, as somebody reads it.
func (r round) reached(t *testing.T, who string) []any {
	t.Helper()
	var all []any
	notices, _ := testkit.Ask(t, r.server, who, fmt.Sprintf(
		"{ node(id: %q) { ... on Cycle { notices { recipients } } } }", roundID("cyc", "")), nil).At("node", "notices").([]any)
	for _, notice := range notices {
		fields, _ := notice.(map[string]any)
		all = append(all, fields["recipients"])
	}
	return all
}

// TestV9_NamesReadAsHRAreRecorded: an HR administrator who stands above the line manager reads the words as one of the
// reporting line, and the names only as HR. That leaves a line.
func TestV9_NamesReadAsHRAreRecorded(t *testing.T) {
	t.Parallel()
	r := newRound(t, testkit.New(t), "sue")
	r.handIn(t, "rae")
	r.release(t, "max")
	lines := func() int {
		return r.world.Store.Client().Reading.Query().
			Where(entreading.HasParticipationWith(participation.ID(roundID("prt", "")))).CountX(r.world.System(t))
	}
	results := fmt.Sprintf(`{ node(id: %q) { ... on Participation { results { questions { answers { text } } } } } }`,
		roundID("prt", ""))
	testkit.Ask(t, r.server, "ines", results, nil)
	if got := lines(); got != 0 {
		t.Errorf("%d lines about a reading without names", got)
	}
	r.world.Change(t, update("ines", func(u *ent.UserUpdateOne) { u.SetHrAdmin(true) }))
	testkit.Ask(t, r.server, "ines", results, nil)
	if got := lines(); got != 1 {
		t.Errorf("%d lines about a reading with names", got)
	}
}
