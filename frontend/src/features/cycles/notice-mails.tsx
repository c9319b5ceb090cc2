import { Trans, useLingui } from '@lingui/react/macro';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import classes from './notice.module.css';

const NoticeMailsPreview = graphql(`
  fragment NoticeMails_preview on NoticePreview {
    mails {
      receiver {
        id
        name
      }
      locale
      subject
      body
    }
  }
`);

/** The words of the mail in both languages, as a receiver reads them. */
export function NoticeMails({ preview }: { preview: FragmentType<typeof NoticeMailsPreview> }) {
  const { t, i18n } = useLingui();
  const { mails } = readFragment(NoticeMailsPreview, preview);
  return (
    <section className={classes.block}>
      <h2>
        <Trans>What it says</Trans>
      </h2>
      <p className="small quiet">
        <Trans>Everybody gets it in their own language.</Trans>
      </p>
      <div className={classes.mails}>
        {mails.map(({ receiver, locale, subject, body }) => (
          <article key={`${receiver.id} ${locale}`} lang={locale.toLowerCase()} className={classes.mail}>
            <p className={classes.mailLanguage} lang={i18n.locale}>
              {locale === 'DE'
                ? t`German, as ${receiver.name ?? ''} would read it`
                : t`English, as ${receiver.name ?? ''} would read it`}
            </p>
            <h3>{subject}</h3>
            <p className={classes.mailBody}>{body}</p>
          </article>
        ))}
      </div>
    </section>
  );
}
