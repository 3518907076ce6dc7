import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DeskRulesSchema } from '../workflow/desk-rules.ts';
import { CheckReportSchema, failedChecks, meantFindings, reportOf } from './check-report.ts';
import { levelsFor } from './check-rules.ts';
import type { Finding } from './run-checks.ts';

const found: readonly Finding[] = [
  { check: 'lead' },
  { check: 'figure-alt', entry: 'f1', place: 1 },
  { check: 'figure-alt', entry: 'f2', place: 2 },
  { check: 'section' },
];

describe('[CH2] what a desk asks for', () => {
  it('is a headline, a body, a section and no TK where it says nothing, and the rest is said', () => {
    const levels = Object.entries(levelsFor(undefined, 'kinh-te'));
    expect(levels.filter(([, level]) => level === 'required').map(([check]) => check)).toEqual([
      'headline',
      'body',
      'section',
      'tk',
    ]);
    expect(levels.filter(([, level]) => level === 'off')).toEqual([]);
  });

  it('is said for all sections, and otherwise for one', () => {
    const rules = {
      desk: { lead: 'required', tk: 'advice' },
      sections: { 'thoi-su': { lead: 'off', tk: 'required' } },
    };
    const of = (section: string | null) => [levelsFor(rules, section).lead, levelsFor(rules, section).tk];
    expect([of(null), of('kinh-te'), of('thoi-su')]).toEqual([
      ['required', 'advice'],
      ['required', 'advice'],
      ['off', 'required'],
    ]);
  });

  it('can do without neither headline, body nor section; an embargo holds back only publication', () => {
    const { headline, body, section, embargo } = levelsFor(
      { desk: { headline: 'off', body: 'advice', section: 'off', embargo: 'required' }, sections: {} },
      null,
    );
    expect([headline, body, section, embargo]).toEqual(['required', 'required', 'required', 'advice']);
  });

  it('is decided for the photo above the lead by itself, and by the older rule for every photo until somebody does', () => {
    const old = { desk: { 'figure-low-resolution': 'required' }, sections: { s1: { 'figure-low-resolution': 'off' } } };
    const since = { ...old, desk: { ...old.desk, 'lead-low-resolution': 'advice' } };
    const of = (rules: typeof old, section: string | null) => levelsFor(rules, section)['lead-low-resolution'];
    expect([of(old, null), of(old, 's1'), of(since, null), of(since, 's1')]).toEqual([
      'required',
      'off',
      'advice',
      'advice',
    ]);
    expect(
      levelsFor({ desk: { 'lead-low-resolution': 'required' }, sections: {} }, null)['figure-low-resolution'],
    ).toBe('advice');
  });

  it('of a newer program is kept, and read as usual where it is not known; a torn rule refuses no roster', () => {
    const newer = { selfApprove: false, checks: { desk: { lead: 'sometimes', mood: 'required' }, sections: {} } };
    const rules = v.parse(DeskRulesSchema, newer);
    expect([rules, levelsFor(rules.checks, null).lead]).toEqual([newer, 'advice']);
    expect(v.parse(DeskRulesSchema, { selfApprove: false, checks: 7 }).checks).toEqual({ desk: {}, sections: {} });
  });
});

describe('[CH6] the report', () => {
  it('counts every check that was made, leaves out those that were not, and names the required ones that failed', () => {
    const levels = levelsFor({ desk: { lead: 'off', 'figure-alt': 'required' }, sections: {} }, null);
    const report = reportOf(found, levels);
    expect(v.parse(CheckReportSchema, report)).toEqual(report);
    expect(report.results.filter((result) => result.found > 0)).toEqual([
      { check: 'section', level: 'required', found: 1 },
      { check: 'figure-alt', level: 'required', found: 2 },
    ]);
    expect([report.results.some(({ check }) => check === 'lead'), failedChecks(found, levels)]).toEqual([
      false,
      ['section', 'figure-alt'],
    ]);
    expect(meantFindings(found, levels)).toHaveLength(3);
  });
});
