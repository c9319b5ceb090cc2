// A real mail server inside the test: it takes what Sightline delivers and hands it to whoever waits for it.
import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { freePort } from './sightline.ts';

/** A mail as its receiver's program shows it. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
}

type Waiting = (mail: Mail) => boolean;

/** Listens on a fixed port of the loopback from `start` on, as often as it is started. */
export class MailServer {
  /** Everything that came, oldest first. */
  readonly mails: Mail[] = [];
  private readonly taken = new Set<Mail>();
  private waiting: Waiting[] = [];
  private server: SMTPServer | null = null;
  private readonly port: number;

  private constructor(port: number) {
    this.port = port;
  }

  /** A mail server with a port of its own that does not listen yet. */
  static async create(): Promise<MailServer> {
    return new MailServer(await freePort());
  }

  /** Where Sightline delivers to. */
  get url(): string {
    return `smtp://127.0.0.1:${this.port}?from=sightline@aldersund.example`;
  }

  /** Begins to listen. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        simpleParser(stream).then((parsed) => {
          this.take(parsed);
          done();
        }, done);
      },
    });
    server.listen(this.port, '127.0.0.1');
    await once(server.server, 'listening');
    this.server = server;
  }

  /** Stops listening; whoever delivers finds nobody. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((done) => server.close(() => done()));
  }

  /** The oldest mail to an address that nobody asked for before; waits until it comes. */
  next(to: string): Promise<Mail> {
    const here = this.mails.find((mail) => mail.to === to && !this.taken.has(mail));
    if (here) {
      this.taken.add(here);
      return Promise.resolve(here);
    }
    return new Promise((resolve) => {
      this.waiting.push((mail) => {
        if (mail.to !== to) return false;
        this.taken.add(mail);
        resolve(mail);
        return true;
      });
    });
  }

  private take(parsed: ParsedMail): void {
    const mail = readable(parsed);
    this.mails.push(mail);
    const taker = this.waiting.find((waits) => waits(mail));
    this.waiting = this.waiting.filter((waits) => waits !== taker);
  }
}

function readable(parsed: ParsedMail): Mail {
  const to = Array.isArray(parsed.to) ? parsed.to[0] : parsed.to;
  return {
    to: to?.value[0]?.address ?? '',
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    messageId: parsed.messageId ?? '',
  };
}

/** Every address of a page in a mail, of the text and of the HTML, each once. */
export function linksIn(mail: Mail): string[] {
  return [...new Set(`${mail.text}\n${mail.html}`.match(/https?:\/\/[^\s"<>)]+/gu))];
}
