// An authenticator app as on a phone (RFC 6238), which never shows the same code twice.
import { createHmac } from 'node:crypto';

const seconds = 30;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Shows codes that the server takes one after the other, without waiting for the next half minute. */
export class Authenticator {
  private readonly key: Buffer;
  private last = 0;

  constructor(secret: string) {
    this.key = bytesOf(secret.replaceAll(/\s/gu, ''));
  }

  /** A code that was not shown before: first that of the step before this one, for the server takes one either way. */
  next(): string {
    const now = Math.floor(Date.now() / 1_000 / seconds);
    this.last = Math.max(this.last + 1, now - 1);
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(this.last));
    const hash = createHmac('sha1', this.key).update(counter).digest();
    const offset = (hash.at(-1) ?? 0) & 0x0f;
    return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }
}
