package passport

import (
	"time"

	"sightline/internal/axis"
)

// User is the account of whoever takes the passport along.
type User struct {
	ID           string     `json:"id"`
	Name         string     `json:"name"`
	Email        string     `json:"email"`
	Kind         string     `json:"kind"`
	Outside      bool       `json:"outside"`
	Locale       string     `json:"locale"`
	State        string     `json:"state"`
	LastSignInAt *time.Time `json:"lastSignInAt"`
	// Deletion is null where they did not ask to be deleted.
	Deletion *Deletion `json:"deletionRequest"`
}

// Deletion is their wish to be deleted, and what was answered.
type Deletion struct {
	CreatedAt     time.Time  `json:"createdAt"`
	Reason        string     `json:"reason"`
	DeclinedAt    *time.Time `json:"declinedAt"`
	DeclineReason string     `json:"declineReason"`
}

// Person is somebody whom they see.
type Person struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Cycle is a cycle that they see, with its questionnaire.
type Cycle struct {
	ID           string     `json:"id"`
	Name         string     `json:"name"`
	Introduction string     `json:"introduction"`
	WriteUntil   *time.Time `json:"writeUntil"`
	Sections     []Section  `json:"sections"`
}

// Section is a part of a questionnaire.
type Section struct {
	Title     string     `json:"title"`
	Questions []Question `json:"questions"`
}

// Question is one question.
type Question struct {
	ID     string   `json:"id"`
	Kind   string   `json:"kind"`
	Text   string   `json:"text"`
	Help   string   `json:"help"`
	Labels []string `json:"labels"`
	// Axes are those of a graph, across and then up.
	Axes []axis.Axis `json:"axes"`
}

// Request is what they were asked for, with what they wrote and who can read it.
type Request struct {
	ID            string     `json:"id"`
	State         string     `json:"state"`
	DueAt         *time.Time `json:"dueAt"`
	SubmittedAt   *time.Time `json:"submittedAt"`
	SavedAt       *time.Time `json:"savedAt"`
	DeclineReason string     `json:"declineReason"`
	Reviewee      Person     `json:"reviewee"`
	Cycle         struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"cycle"`
	Answers []Answer `json:"answers"`
	// Wording is how they read the questions.
	Wording                 []Wording `json:"wording"`
	Visibility              Readers   `json:"visibility"`
	DeclineReasonVisibility Readers   `json:"declineReasonVisibility"`
}

// Answer is what they answered to one question.
type Answer struct {
	Question struct {
		ID string `json:"id"`
	} `json:"question"`
	Text          string `json:"text"`
	Scale         *int   `json:"scale"`
	Choices       []int  `json:"choices"`
	X             *int   `json:"x"`
	Y             *int   `json:"y"`
	NotApplicable bool   `json:"notApplicable"`
}

// Wording is a question as they read it, with the name of whom it is about.
type Wording struct {
	Question struct {
		ID string `json:"id"`
	} `json:"question"`
	Text string `json:"text"`
}

// Readers are who can read a text, now and after the next steps.
type Readers struct {
	State     string     `json:"state"`
	NextStep  *string    `json:"nextStep"`
	LaterStep *string    `json:"laterStep"`
	LaterAt   *time.Time `json:"laterAt"`
	Now       []Reader   `json:"now"`
	Next      []Reader   `json:"next"`
	Later     []Reader   `json:"later"`
}

// Reader is one of them, or a group.
type Reader struct {
	Label    string `json:"label"`
	Relation string `json:"relation"`
	You      bool   `json:"you"`
	Named    bool   `json:"named"`
	Count    int    `json:"count"`
	Rule     string `json:"rule"`
}
