package identity

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/onetimelink"
	"sightline/internal/clock"
	"sightline/internal/ids"
)

// KeyFile is the file in the data folder with the instance's key: 32 random bytes, readable by its owner alone.
const KeyFile = "secret.key"

const (
	tokenPrefix    = "sl_lnk_"
	invitationLife = 7 * 24 * time.Hour
	resetLife      = 30 * time.Minute
	addressLife    = 7 * 24 * time.Hour
)

// Links makes one-time links. Their tokens are stored nowhere: each is derived from its link's id and the instance's
// key when the mail is written, and the database holds only a hash (T23, T41).
type Links struct {
	key   [32]byte
	clock clock.Clock
}

// OpenLinks reads the instance's key from the data folder and makes it at the first start.
func OpenLinks(folder string, c clock.Clock) (*Links, error) {
	path := filepath.Join(folder, KeyFile)
	raw, err := fs.ReadFile(os.DirFS(folder), KeyFile)
	if errors.Is(err, fs.ErrNotExist) {
		raw, err = makeKey(path)
	}
	if err != nil {
		return nil, fmt.Errorf("read the instance's key: %w", err)
	}
	links := &Links{clock: c}
	if len(raw) != len(links.key) {
		return nil, fmt.Errorf("%s is damaged; restore it, or delete it and send open invitations again", path)
	}
	copy(links.key[:], raw)
	return links, nil
}

// makeKey writes a new key whole or not at all.
func makeKey(path string) ([]byte, error) {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // never fails: without randomness the program ends
	file, err := os.CreateTemp(filepath.Dir(path), ".key-*")
	if err != nil {
		return nil, fmt.Errorf("make a file for the key: %w", err)
	}
	_, err = file.Write(raw)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return nil, errors.Join(fmt.Errorf("write the key: %w", err), os.Remove(file.Name()))
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return nil, fmt.Errorf("put the key in place: %w", err)
	}
	return raw, nil
}

// Token returns the secret part of a link's address.
func (l *Links) Token(linkID string) string { return tokenPrefix + l.sign("link", linkID) }

// sign returns 256 bits that only the holder of the key can make for these words.
func (l *Links) sign(purpose string, words ...string) string {
	mac := hmac.New(sha256.New, l.key[:])
	mac.Write([]byte(purpose + "\x00" + strings.Join(words, "\x00")))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(mac.Sum(nil)))
}

// Invite makes a link to accept an invitation: 7 days, one use. It belongs into the inviting command's transaction.
func (l *Links) Invite(ctx context.Context, tx *ent.Client, userID string) (*ent.OneTimeLink, error) {
	return l.make(ctx, tx, userID, onetimelink.KindINVITATION, invitationLife)
}

// Reset makes a link to set a new password: 30 minutes, one use (T41).
func (l *Links) Reset(ctx context.Context, tx *ent.Client, userID string) (*ent.OneTimeLink, error) {
	return l.make(ctx, tx, userID, onetimelink.KindPASSWORD_RESET, resetLife)
}

// OldAddress makes a link for the address that somebody is to lose: they agree, or stop it. 7 days.
func (l *Links) OldAddress(ctx context.Context, tx *ent.Client, userID string) (*ent.OneTimeLink, error) {
	return l.make(ctx, tx, userID, onetimelink.KindOLD_ADDRESS, addressLife)
}

// NewAddress makes a link with which the address that somebody is to have is confirmed: 7 days, one use.
func (l *Links) NewAddress(ctx context.Context, tx *ent.Client, userID string) (*ent.OneTimeLink, error) {
	return l.make(ctx, tx, userID, onetimelink.KindNEW_ADDRESS, addressLife)
}

// make voids what the person still has of that kind, for only the newest link counts (workflow A).
func (l *Links) make(
	ctx context.Context, tx *ent.Client, userID string, kind onetimelink.Kind, life time.Duration,
) (*ent.OneTimeLink, error) {
	if err := l.void(ctx, tx, onetimelink.UserID(userID), onetimelink.KindEQ(kind)); err != nil {
		return nil, err
	}
	id := ids.Random("lnk")
	link, err := tx.OneTimeLink.Create().SetID(id).SetUserID(userID).SetKind(kind).
		SetTokenHash(digest(Secret(l.Token(id)))).SetExpiresAt(l.clock.Now().Add(life)).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("save a link: %w", err)
	}
	return link, nil
}

// sharePrefix lets scanners for secrets know a share link by sight (T23).
const sharePrefix = "gl_"

// ShareToken returns the secret part of a share link's address; DigestOf is what the database holds of it.
func (l *Links) ShareToken(linkID string) string { return sharePrefix + l.sign("share", linkID) }

// DigestOf is what is stored of a share link's secret.
func (l *Links) DigestOf(linkID string) string { return digest(Secret(l.ShareToken(linkID))) }

// DoorCode returns the six digits of a code that was asked for at a share link. They hang on the request, the link and
// the address, so that they open nothing else (T28), and are stored nowhere.
func (l *Links) DoorCode(code *ent.DoorCode) string {
	mac := hmac.New(sha256.New, l.key[:])
	mac.Write([]byte(strings.Join([]string{"door code", code.ID, code.LinkID, code.Address}, "\x00")))
	return fmt.Sprintf("%06d", binary.BigEndian.Uint64(mac.Sum(nil))%1_000_000)
}
