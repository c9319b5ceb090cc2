import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { auditFilter, auditVariables } from './audit-query.ts';
import { readAuditSearch } from './audit-search.ts';
import { eventSentence, fieldNames } from './audit-words.ts';

i18n.loadAndActivate({ locale: 'en', messages: {} });

const names = { actor: 'Ada', subject: 'Gus', cycle: 'Autumn' };

describe('a line of the audit log', () => {
  it('is a sentence', () => {
    expect(i18n._(eventSentence('LOCK_GUEST', names))).toBe('Ada locked Gus');
    expect(i18n._(eventSentence('PUBLISH_CYCLE', names))).toBe('Ada published the cycle Autumn');
  });

  it('tells an act without a sentence by its word', () => {
    expect(i18n._(eventSentence('REMOVE_SECOND_FACTOR', names))).toBe('Ada: remove second factor, Gus');
    expect(i18n._(eventSentence('RESTART', { ...names, subject: '' }))).toBe('Ada: restart');
  });

  it('names the fields that changed, also those it does not know', () => {
    expect(fieldNames(['email', 'shoe_size'], (words) => i18n._(words))).toEqual([
      'e-mail address',
      'shoe size',
    ]);
  });
});

describe('the address of the audit log', () => {
  it('keeps what narrows and drops what is none', () => {
    const search = {
      who: 'usr_a',
      part: 'NOTHING',
      from: '2026-11-23',
      until: 'soon',
      action: '',
      after: 'x',
    };
    expect(readAuditSearch(search)).toEqual({ who: 'usr_a', from: '2026-11-23', after: 'x' });
    expect(auditVariables(readAuditSearch(search)).people).toEqual(['usr_a']);
  });

  it('means whole days, the last one included', () => {
    const { from, to } = auditFilter({ from: '2026-11-23', until: '2026-11-23' });
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 60 * 60 * 1000);
  });
});
