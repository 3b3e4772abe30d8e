/**
 * The story that a page tells of a verification: what was promised before the sale, sealed after
 * the close, mixed, drawn and paid, and that the reader's own ticket was in it. A step is earned by
 * all of its checks, and only if nothing of it was left unchecked.
 */
import type {
  Check,
  CheckedFile,
  CheckName,
  Unchecked,
  UncheckedName,
  VerificationReport,
} from '../../../src/fairness/verifier/check.ts';

export const STEP_NAMES = ['promised', 'sealed', 'mixed', 'drawn', 'paid', 'own'] as const;
export type StepName = (typeof STEP_NAMES)[number];

export interface VerifiedStep {
  readonly name: StepName;
  /** `untold`: no file that was given says anything of it. */
  readonly verdict: 'verified' | 'refused' | 'unchecked' | 'untold';
  readonly checks: readonly StepCheck[];
  readonly unchecked: readonly Unchecked[];
}

export interface StepCheck extends Check {
  readonly file: CheckedFile;
}

const STEPS: Readonly<Record<CheckName, readonly StepName[]>> = {
  format: ['promised'],
  times: ['promised'],
  rules: ['promised'],
  terms: ['promised'],
  commitment: ['promised'],
  announced: ['promised'],
  view: ['promised'],
  stock: ['promised'],
  postponed: ['promised'],
  filled: ['sealed'],
  sales: ['sealed'],
  entries: ['sealed'],
  returned: ['sealed'],
  seal: ['sealed'],
  seals: ['sealed'],
  ticketsRoot: ['sealed'],
  tickets: ['sealed'],
  leaves: ['sealed'],
  selections: ['sealed'],
  stakes: ['sealed'],
  'sold once': ['sealed'],
  outcome: ['mixed', 'drawn'],
  drawn: ['drawn'],
  state: ['drawn'],
  life: ['drawn'],
  cancelled: ['drawn'],
  jackpot: ['paid'],
  standing: ['paid'],
  rollover: ['paid'],
  winners: ['paid'],
  recount: ['paid'],
  prizes: ['paid'],
  totals: ['paid'],
  conservation: ['paid'],
  jackpotRules: ['paid'],
  'recounted money': ['paid'],
  ticket: ['own'],
  draw: ['own'],
  ticketId: ['own'],
  selection: ['own'],
  accepted: ['own'],
  inclusion: ['own'],
};

/** Where a name means another step in this file. */
const IN_FILE: Partial<Record<CheckedFile, Partial<Record<CheckName, readonly StepName[]>>>> = {
  // Its numbers are its winners.
  raffle: { winners: ['mixed', 'drawn'] },
  tickets: { format: ['sealed'] },
};

/** Files of which all is about the reader's own. */
const OWN_FILES: readonly CheckedFile[] = ['receipt', 'raffleEntries'];

const STEP_OF_UNCHECKED: Readonly<Record<UncheckedName, StepName>> = {
  announced: 'promised',
  announcedInTime: 'promised',
  drawn: 'drawn',
  winners: 'paid',
  returned: 'sealed',
  sources: 'paid',
  standing: 'paid',
  rolledOver: 'paid',
};

/** `unchecked` is what the reports do not say of themselves. */
export function stepsOf(
  reports: readonly VerificationReport[],
  unchecked: readonly Unchecked[],
): VerifiedStep[] {
  const checks = reports.flatMap((report) => {
    return report.checks.map((one) => ({ ...one, file: report.file }));
  });
  const open = [
    ...unchecked.map((one) => ({ one, step: STEP_OF_UNCHECKED[one.name] })),
    ...reports.flatMap((report) => {
      const isOwn = OWN_FILES.includes(report.file);
      return report.unchecked.map((one) => {
        return { one, step: isOwn ? 'own' : STEP_OF_UNCHECKED[one.name] };
      });
    }),
  ];
  return STEP_NAMES.map((name) => {
    const own = checks.filter((one) => stepsOfCheck(one).includes(name));
    const left = open.filter(({ step }) => step === name).map(({ one }) => one);
    return { name, verdict: verdictOn(own, left), checks: own, unchecked: left };
  });
}

function stepsOfCheck({ file, name }: StepCheck): readonly StepName[] {
  return OWN_FILES.includes(file) ? ['own'] : (IN_FILE[file]?.[name] ?? STEPS[name]);
}

function verdictOn(
  checks: readonly Check[],
  unchecked: readonly Unchecked[],
): VerifiedStep['verdict'] {
  if (checks.some(({ ok }) => !ok)) return 'refused';
  if (unchecked.length > 0) return 'unchecked';
  return checks.length === 0 ? 'untold' : 'verified';
}
