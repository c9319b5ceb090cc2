import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { sentenceFor } from '../../lib/errors.ts';
import { useServices } from '../../lib/services.tsx';
import { takeFile } from '../../lib/take-file.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './passport.module.css';

type Format = 'html' | 'json';

/** Saves everything on this page, with every word that was written, as a page to read or as data. */
export function TakeAlongPart() {
  const { i18n } = useLingui();
  const locale = useLocale();
  const { proof } = useServices();
  const [busy, setBusy] = useState<Format | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const take = async (format: Format) => {
    setBusy(format);
    const problem = await takeFile('/exports/passport', { format }, locale, proof);
    setBusy(null);
    setFailure(problem && (problem.detail || i18n._(sentenceFor(problem.code))));
  };
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Take it along</Trans>
      </h2>
      <p className={classes.words}>
        <Trans>
          A file with all that stands here and every word you wrote. Whoever has the file can read it, so keep
          it as you would keep a letter.
        </Trans>
      </p>
      <div className={classes.acts}>
        <Button loading={busy === 'html'} onClick={() => void take('html')}>
          <Trans>Save as a page to read</Trans>
        </Button>
        <Button loading={busy === 'json'} onClick={() => void take('json')}>
          <Trans>Save as data (JSON)</Trans>
        </Button>
      </div>
      <FieldError>{failure}</FieldError>
    </section>
  );
}
