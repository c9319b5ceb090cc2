package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/internal/anonymity"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/export"
	"sightline/internal/people"
	"sightline/internal/promise"
	"sightline/internal/sheet"
	"sightline/internal/testkit"
)

// anonymousWriters are those who are asked in an Anonymous round: peers, a guest, the technical administrator.
func anonymousWriters() []string { return []string{"rae", "cole", "wim", "rex", "gia", "tess"} }

// secretRound is a round in an Anonymous cycle, with a scale beside the prose, after an earlier one like it in which the
// same people were asked.
func secretRound(t *testing.T, origin *testkit.World, reviewee string) round {
	t.Helper()
	r := roundOf(t, origin, reviewee, promise.Anonymous, anonymousWriters()...)
	r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := scaleOf(ctx, tx, ""); err != nil {
			return err
		}
		return earlierLike(ctx, tx, "/earlier", reviewee, 90)
	})
	return r
}

// scaleOf adds a section with a scale to the cycle of a part of the round.
func scaleOf(ctx context.Context, tx *ent.Client, part string) error {
	section, cycleID := roundID("sec", part+"/scale"), roundID("cyc", part)
	if err := tx.Section.Create().SetID(section).SetCycleID(cycleID).SetPosition(1).SetTitle("Work").Exec(ctx); err != nil {
		return err
	}
	return tx.Question.Create().SetID(roundID("qst", part+"/scale")).SetCycleID(cycleID).SetSectionID(section).
		SetPosition(1).SetKind(question.KindSCALE).SetText("How well?").
		SetLabels([]string{"Never", "Seldom", "Often", "Mostly", "Always"}).Exec(ctx)
}

// earlierLike adds an earlier Anonymous round about the same person, which was released so many days ago: of those who
// were asked one did not write.
func earlierLike(ctx context.Context, tx *ent.Client, part, reviewee string, days int) error {
	cycleID, list := roundID("cyc", part), roundID("prt", part)
	create := tx.Cycle.Create().SetID(cycleID).SetKind(entcycle.KindFEEDBACK_360).SetState(entcycle.StateCLOSED).
		SetName("Earlier").SetPreset(promise.Anonymous)
	cycle.ApplyPromise(create.Mutation(), promise.Of(promise.Anonymous))
	if err := create.Exec(ctx); err != nil {
		return err
	}
	if err := scaleOf(ctx, tx, part); err != nil {
		return err
	}
	if err := tx.Participation.Create().SetID(list).SetCycleID(cycleID).SetRevieweeID(testkit.ID("usr", reviewee)).
		SetReleasedAt(testkit.Now().AddDate(0, 0, -days)).Exec(ctx); err != nil {
		return err
	}
	for n, writer := range anonymousWriters() {
		state := feedbackrequest.StateRELEASED
		if n == 0 {
			state = feedbackrequest.StateEXPIRED
		}
		if err := tx.FeedbackRequest.Create().SetID(roundID("req", part+"/"+writer)).SetCycleID(cycleID).
			SetParticipationID(list).SetRevieweeID(testkit.ID("usr", reviewee)).SetReviewerID(testkit.ID("usr", writer)).
			SetNominatedByID(testkit.ID("usr", reviewee)).SetState(state).Exec(ctx); err != nil {
			return err
		}
	}
	return tx.ResultCut.Create().SetID(roundID("cut", part)).SetParticipationID(list).
		SetQuestionID(roundID("qst", part+"/scale")).SetGroup(anonymity.All).SetMean(3.2).Exec(ctx)
}

// writes hands in words and a point on the scale, at a moment of its own and after so many drafts.
func (r round) writes(t *testing.T, writer, words string, point, drafts int) {
	t.Helper()
	for n := range drafts {
		r.world.Clock.Advance(time.Minute)
		r.must(t, writer, "saveFeedbackDraft", fmt.Sprintf(
			`mutation { saveFeedbackDraft(input: { requestId: %q, expectedVersion: %d, answers: [
				{questionId: %q, text: %q}, {questionId: %q, scale: %d}] }) { errors { __typename } } }`,
			roundID("req", "/"+writer), n+1, roundID("qst", ""), words, roundID("qst", "/scale"), point))
	}
	r.submit(t, writer, drafts+1)
}

// until moves the clock of a round to a later moment; everybody has logged in again by then.
func (r round) until(t *testing.T, at time.Time) {
	t.Helper()
	r.world.Clock.Advance(at.Sub(r.world.Clock.Now()))
	r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for _, old := range tx.Session.Query().AllX(ctx) {
			if err := tx.Session.DeleteOne(old).Exec(ctx); err != nil {
				return err
			}
			if err := tx.Session.Create().SetID(old.ID).SetUserID(old.UserID).SetTokenHash(old.TokenHash).
				SetSeenAt(at).SetExpiresAt(at.AddDate(0, 0, 1)).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

// inTwoWorlds lets the same be written about the same person in two worlds. In the one Rae writes what Cole writes in
// the other; she comes first and he last, or the other way round, and once one of them saves more often.
func inTwoWorlds(t *testing.T, origin *testkit.World, reviewee string) (one, two round) {
	t.Helper()
	one, two = secretRound(t, origin, reviewee), secretRound(t, origin, reviewee)
	one.writes(t, "rae", "It was good.", 5, 1)
	two.writes(t, "cole", "It was good.", 5, 3)
	for n, writer := range anonymousWriters()[2:] {
		for _, r := range []round{one, two} {
			r.until(t, testkit.Now().Add(time.Duration(n+1)*time.Hour))
			r.writes(t, writer, "By the "+fmt.Sprint(n)+".", n%3+2, 1)
		}
	}
	one.writes(t, "cole", "It was not.", 1, 2)
	two.writes(t, "rae", "It was not.", 1, 1)
	for _, r := range []round{one, two} {
		r.until(t, testkit.Now().Add(24*time.Hour))
	}
	return one, two
}

// goOn brings a round to a later step of its life.
func (r round) goOn(t *testing.T, decider, step string) {
	t.Helper()
	if step == "handed in" {
		return
	}
	r.until(t, testkit.Now().AddDate(0, 0, 13))
	r.release(t, decider)
	if step == "forgotten" {
		r.close(t)
	}
}

// close lets a round come to its end, and what joins answers to writers be destroyed.
func (r round) close(t *testing.T) {
	t.Helper()
	r.until(t, testkit.Now().AddDate(0, 0, 21))
	if err := r.world.Parts.Cycles.Move(r.world.System(t)); err != nil {
		t.Fatal(err)
	}
	if err := r.world.Parts.Feedback.Forget(r.world.System(t), roundID("cyc", "")); err != nil {
		t.Fatal(err)
	}
}

// TestV4_AnonymousNothingTellsWhoWroteWhat: two worlds differ only in who of two wrote which words, when, and after how
// many drafts. Nobody but these two, the administrators and who runs the cycle included, can tell the two apart by
// anything that is served, by its order, or by how many statements it takes: handed in, released, and forgotten, when
// the two cannot tell either.
func TestV4_AnonymousNothingTellsWhoWroteWhat(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	compared := 0
	for reviewee, decider := range map[string]string{"sue": "max", "hana": "ada"} {
		for _, step := range []string{"handed in", "released", "forgotten"} {
			if reviewee == "hana" && step != "released" {
				continue // the step in which most is served
			}
			one, two := inTwoWorlds(t, origin, reviewee)
			one.goOn(t, decider, step)
			two.goOn(t, decider, step)
			readers := testkit.Personas()
			if step != "forgotten" { // before, writers read what they wrote themselves
				readers = without(readers, "rae", "cole")
			}
			for _, who := range readers {
				compared += len(questions(t, one, who))
				if by := secretly(t, one, two, who); len(by) > 0 {
					t.Errorf("%s can tell by %v: about %s, %s", who, by, reviewee, step)
				}
			}
			if by := besides(t, one, two, step == "forgotten"); len(by) > 0 {
				t.Errorf("one can tell by %v: about %s, %s", by, reviewee, step)
			}
			own := fmt.Sprintf("{ node(id: %q) { ... on FeedbackRequest { answers { text } } } }", roundID("req", "/rae"))
			same := serves(testkit.Ask(t, one.server, "rae", own, nil)) == serves(testkit.Ask(t, two.server, "rae", own, nil))
			if same != (step == "forgotten") {
				t.Errorf("%s: Rae reads the same of what she wrote: %v", step, same)
			}
		}
	}
	t.Logf("%d operations gave the same in two worlds", compared)
}

// TestV4_AnonymousNothingTellsWhetherSomebodyWrote: until the release, and for good where too few wrote, nobody who will
// read, and nobody who was asked like the others, can tell whether anything was begun or handed in, nor by whom. The HR
// assistant, who runs the cycle and reads nothing in it, is told who is done.
func TestV4_AnonymousNothingTellsWhetherSomebodyWrote(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, reviewee := range []string{"sue", "hana"} {
		for name, act := range map[string]func(r round){
			"begun":     func(r round) { r.begin(t, "rae") },
			"handed in": func(r round) { r.writes(t, "rae", "It was good.", 3, 1) },
			"by enough": func(r round) {
				for _, writer := range anonymousWriters()[:4] {
					r.writes(t, writer, "By "+writer+".", 3, 1)
				}
			},
			"by too few, and over": func(r round) {
				for _, writer := range anonymousWriters()[:2] {
					r.writes(t, writer, "By "+writer+".", 3, 1)
				}
			},
		} {
			if reviewee == "hana" && name != "by enough" {
				continue // the most that can be told
			}
			nothing, something := secretRound(t, origin, reviewee), secretRound(t, origin, reviewee)
			act(something)
			nothing.until(t, something.world.Clock.Now())
			if strings.HasSuffix(name, "over") {
				nothing.close(t)
				something.close(t)
			}
			for _, who := range without(testkit.Personas(), "asa", "rae", "cole", "wim", "rex") {
				if by := secretly(t, nothing, something, who); len(by) > 0 {
					t.Errorf("%s can tell by %v: about %s, %s", who, by, reviewee, name)
				}
			}
			if by := besides(t, nothing, something, false); len(by) > 0 {
				t.Errorf("one can tell by %v: about %s, %s", by, reviewee, name)
			}
			if by := secretly(t, nothing, something, "asa"); name != "begun" && len(by) == 0 {
				t.Errorf("Asa cannot tell who is done: the test shows nothing")
			}
		}
	}
}

func without(all []string, some ...string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(one string) bool { return slices.Contains(some, one) })
}

// secretly returns what of all that is served to somebody differs between two Anonymous rounds: every field of
// everything, every list, and what was published, of which the order is by chance in each world.
func secretly(t *testing.T, one, two round, who string) []string {
	t.Helper()
	differing := tells(t, one, two, who)
	differing = slices.DeleteFunc(differing, func(name string) bool { return name == "results" })
	results := questions(t, one, who)["results"]
	first, second := testkit.Ask(t, one.server, who, results.text, nil), testkit.Ask(t, two.server, who, results.text, nil)
	if inNoOrder(t, first, "texts", "cuts") != inNoOrder(t, second, "texts", "cuts") {
		differing = append(differing, "results")
	}
	for _, typeName := range []string{"ReleasedText", "ResultCut"} {
		if published(t, one, who, typeName) != published(t, two, who, typeName) {
			differing = append(differing, typeName)
		}
	}
	for name, text := range everyRootList() {
		first, second := testkit.Ask(t, one.server, who, text, nil), testkit.Ask(t, two.server, who, text, nil)
		if first.Code() == "GRAPHQL_VALIDATION_FAILED" {
			t.Fatalf("%s", first.Body)
		}
		same := serves(first) == serves(second)
		if name == "the log" { // what happened in the same second is in an order by chance
			same = inNoOrder(t, first, "nodes") == inNoOrder(t, second, "nodes")
		}
		if !same || first.Statements != second.Statements {
			differing = append(differing, name)
		}
	}
	return differing
}

// everyRootList asks for what stands at the root and is not asked for by questions.
func everyRootList() map[string]string {
	return map[string]string{
		"the log": `{ auditEvents(first: 100) { totalCount nodes { id action objectId changed createdAt actor { id }
			subject { id } } } }`,
		"accounts":       `{ accounts(first: 100) { totalCount nodes { id } } }`,
		"the last mails": `{ mails(last: 100) { totalCount nodes { recipient { id } kind state } } }`,
		"usage":          `{ usage { __typename } }`,
		"cycles": `{ cycles(first: 100) { totalCount nodes { id version phase policyFrozenAt
			progress { asked handedIn undisclosed released } notices { id } policyChanges { createdAt } publishProblems { message } } } }`,
		"what is asked of them": `{ viewer { feedbackRequests(first: 100) { totalCount nodes { id state version } } } }`,
	}
}

// published is every field of what was published in a round, as far as it is served to somebody, in no order.
func published(t *testing.T, r round, who, typeName string) string {
	t.Helper()
	var ids []string
	for _, row := range r.world.RowsOf(t, typeName) {
		ids = append(ids, row.ID)
	}
	var all []string
	for page := range slices.Chunk(ids, 50) {
		answer := testkit.Ask(t, r.server, who, "query($ids: [ID!]!) { nodes(ids: $ids) { ... on "+typeName+" { "+
			everything(typeName)+" } } }", map[string]any{"ids": page})
		nodes, _ := answer.Data["nodes"].([]any)
		for _, node := range nodes {
			all = append(all, canonical(t, node))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// inNoOrder is what an answer says, without random ids and the order of the lists with these names.
func inNoOrder(t *testing.T, answer testkit.Answer, lists ...string) string {
	t.Helper()
	var sortAll func(value any)
	sortAll = func(value any) {
		switch value := value.(type) {
		case map[string]any:
			for field, below := range value {
				sortAll(below)
				if list, ok := below.([]any); ok && slices.Contains(lists, field) {
					slices.SortFunc(list, func(a, b any) int { return strings.Compare(canonical(t, a), canonical(t, b)) })
				}
			}
		case []any:
			for _, below := range value {
				sortAll(below)
			}
		}
	}
	sortAll(answer.Data)
	return canonical(t, answer.Data) + canonical(t, answer.Errors)
}

func canonical(t *testing.T, value any) string {
	t.Helper()
	raw, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return random.ReplaceAllString(string(raw), `"$1"`)
}

// besides returns what else differs between two Anonymous rounds: files that are taken along, mails as they are sent,
// and whether a tick came. What HR assistants take along of who is done is left out before the end.
func besides(t *testing.T, one, two round, forgotten bool) []string {
	t.Helper()
	var differing []string
	for _, who := range without(testkit.Personas(), "ex", "nobody") {
		first, second := filesOf(t, one, who), filesOf(t, two, who)
		for name := range first {
			if who == "asa" && !forgotten && name == "states" {
				continue
			}
			if first[name] != second[name] {
				differing = append(differing, who+" takes along "+name)
			}
		}
	}
	first, second := posted(t, one.world), posted(t, two.world)
	for _, address := range slices.Sorted(maps.Keys(first)) {
		if len(first[address]) != len(second[address]) {
			differing = append(differing, fmt.Sprintf("%s got %d mails, and %d", address, len(first[address]), len(second[address])))
		}
	}
	if len(first) != len(second) {
		differing = append(differing, "who got mails")
	}
	return differing
}

// filesOf are the files that somebody may take along, by name; a refusal is what it says.
func filesOf(t *testing.T, r round, who string) map[string]string {
	t.Helper()
	parts, ctx := r.world.Parts, r.world.As(t, who)
	body := func(file *export.File, err error) string {
		var failure *apperr.Error
		if errors.As(err, &failure) {
			return failure.Error()
		}
		if err != nil {
			t.Fatal(who, err)
		}
		lines := strings.Split(string(file.Body), "\r\n") // the log again
		slices.Sort(lines)
		return strings.Join(lines, "\n")
	}
	return map[string]string{
		"states":   body(parts.Tracking.Export(ctx, sheet.CSV, roundID("cyc", ""), nil, parts.Guard.Rule)),
		"accounts": body(parts.People.Export(ctx, sheet.CSV, people.AccountFilter{}, parts.Guard.Rule)),
		"the log":  body(parts.Audit.Export(ctx, sheet.CSV, nil, parts.Guard.Rule)),
	}
}
