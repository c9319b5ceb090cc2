package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math/big"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// workers is how many people act at the same time.
	workers = 4
	// mostAnswers bounds how many mutations are answered in a round before the kill.
	mostAnswers = 10
	// mostDelay bounds how long after the last of these answers the kill comes: a mutation takes about as long.
	mostDelay = 8 * time.Millisecond
)

// audit counts what happened and remembers what went wrong.
type audit struct {
	server  *server
	folder  string
	stories []*story
	out     io.Writer

	next                                      atomic.Int64
	kills, answered, whole, absent, inTheMids int
	wrong                                     []error
}

// attempt is one mutation that was sent; answered when its success was read whole.
type attempt struct {
	story    *story
	step     step
	answered bool
}

func (a *audit) rounds(ctx context.Context, kills int) error {
	var turns []*story
	for range workers {
		turns = append(turns, a.nextStory())
	}
	for a.kills < kills {
		if err := a.server.start(ctx); err != nil {
			return err
		}
		if err := a.round(ctx, turns); err != nil {
			return errors.Join(err, a.server.kill())
		}
	}
	if err := a.server.start(ctx); err != nil {
		return err
	}
	return errors.Join(a.everything(ctx), a.server.kill())
}

// round lets everybody act until the program is killed, starts it again and looks.
func (a *audit) round(ctx context.Context, turns []*story) error {
	sent, err := a.actUntilKilled(ctx, turns)
	if err != nil {
		return err
	}
	if err := a.server.start(ctx); err != nil {
		return err
	}
	if err := a.look(ctx, sent); err != nil {
		return err
	}
	for n, one := range turns {
		if one.over() {
			turns[n] = a.nextStory()
		}
	}
	if a.kills%20 == 0 {
		_, err = fmt.Fprintf(a.out, "killed %d times, %d mutations answered, %d found wrong\n",
			a.kills, a.answered, len(a.wrong))
	}
	return errors.Join(err, a.server.kill())
}

func (a *audit) nextStory() *story { return a.stories[(a.next.Add(1)-1)%int64(len(a.stories))] }

// actUntilKilled returns every mutation that was sent, the unanswered ones included.
func (a *audit) actUntilKilled(ctx context.Context, turns []*story) ([]*attempt, error) {
	answers := make(chan struct{}, workers)
	var inFlight atomic.Int64
	var all sync.WaitGroup
	tried, failures := make([][]*attempt, len(turns)), make([]error, len(turns))
	for n, one := range turns {
		all.Go(func() {
			tried[n], failures[n] = act(ctx, a.server, one, &inFlight, answers)
		})
	}
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	wait(ctx, answers, done, 1+random(mostAnswers), time.Duration(random(int64(mostDelay))))
	a.inTheMids += int(inFlight.Load())
	err := a.server.kill()
	a.kills++
	<-done
	var sent []*attempt
	for _, some := range tried {
		sent = append(sent, some...)
	}
	return sent, errors.Join(append(failures, err)...)
}

// act takes one story on, step by step, until the program no longer answers or the story is over.
func act(
	ctx context.Context, s *server, one *story, inFlight *atomic.Int64, answers chan<- struct{},
) ([]*attempt, error) {
	var sent []*attempt
	for at := one.done; at < len(one.steps); at++ {
		request, err := one.steps[at].prepare(ctx, s, one)
		if errors.Is(err, errGone) {
			return sent, nil
		}
		if err != nil {
			return sent, fmt.Errorf("%s: prepare: %w", one.steps[at].name, err)
		}
		now := &attempt{story: one, step: one.steps[at]}
		sent = append(sent, now)
		inFlight.Add(1)
		_, err = s.ask(ctx, request)
		inFlight.Add(-1)
		if errors.Is(err, errGone) {
			return sent, nil
		}
		if err != nil {
			return sent, fmt.Errorf("%s: %w", now.step.name, err)
		}
		now.answered = true
		select {
		case answers <- struct{}{}:
		default: // the kill is on its way
		}
	}
	return sent, nil
}

// wait returns some time after a number of answers, or when nobody acts any more.
func wait(ctx context.Context, answers, done <-chan struct{}, number int64, delay time.Duration) {
	for range number {
		select {
		case <-answers:
		case <-done:
			return
		case <-ctx.Done():
			return
		}
	}
	select {
	case <-time.After(delay):
	case <-done:
	case <-ctx.Done():
	}
}

func random(below int64) int64 {
	n, err := rand.Int(rand.Reader, big.NewInt(below))
	if err != nil {
		return 0
	}
	return n.Int64()
}
