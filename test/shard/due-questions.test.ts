import fc from 'fast-check';
import { test } from 'tap';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import {
  DueQuestions,
  QUESTIONS_OUT_MAX,
  QUESTIONS_OUT_PLAYER_MAX,
  questionPauseMs,
} from '../../src/shard/due-questions.ts';
import { holds } from '../support/sources/property-run.ts';

const player = (key: number) => key as PlayerKey;

function out(questions: DueQuestions, nowMs: number): number[] {
  return Array.from(questions.due(nowMs), (actor) => Number(actor.split(':')[1]));
}

test('questions: no more are out than may be, and the next follows an answer', (t) => {
  const questions = new DueQuestions();
  for (let ordinal = 1; ordinal <= QUESTIONS_OUT_MAX + 10; ordinal += 1)
    questions.add(ordinal, player(ordinal));
  t.equal(out(questions, 0).length, QUESTIONS_OUT_MAX);
  t.equal(questions.nextInMs(0), Number.POSITIVE_INFINITY, 'no use in looking again');
  t.equal(questions.waitingCount, 10);
  questions.close(out(questions, 1)[0] ?? 0);
  t.equal(questions.nextInMs(1), 0);
  t.equal(out(questions, 1).length, QUESTIONS_OUT_MAX);
  t.equal(questions.waitingCount, 9);
  t.end();
});

test('questions: one that is put off comes back when its pause is over, and once', (t) => {
  const questions = new DueQuestions();
  questions.add(7, player(1));
  t.same(out(questions, 100), [7]);
  questions.askLater(7, 50);
  questions.askLater(7, 10);
  t.same(out(questions, 149), []);
  t.equal(questions.nextInMs(149), 1);
  t.same(out(questions, 150), [7]);
  t.same(out(questions, 151), [7], 'told again until it is answered');
  questions.close(7);
  questions.askLater(7, 1);
  t.same(out(questions, 1_000), [], 'nobody waits for a late answer');
  t.end();
});

test('questions: they go out in the order in which they are due', async (t) => {
  const pauses = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 200 });
  await holds(
    100,
    fc.asyncProperty(pauses, async (list) => {
      const questions = new DueQuestions();
      for (const ordinal of list.keys()) questions.add(ordinal, player(ordinal));
      out(questions, 0);
      for (const [ordinal, pauseMs] of list.entries()) questions.askLater(ordinal, pauseMs);
      for (let nowMs = 0; nowMs <= 500; nowMs += 50) {
        const due = [...list.keys()].filter((ordinal) => (list[ordinal] ?? 0) <= nowMs);
        t.same(out(questions, nowMs).sort(ascending), due);
      }
    }),
  );
});

test('questions: one player with thousands takes few seats, and loses none of them', (t) => {
  const questions = new DueQuestions();
  const count = 3_000;
  for (let ordinal = 1; ordinal <= count; ordinal += 1) questions.add(ordinal, player(1));
  questions.add(count + 1, player(2));
  let seen = out(questions, 0);
  for (let i = 0; i < 3; i += 1) seen = out(questions, 0);
  t.equal(seen.length, QUESTIONS_OUT_PLAYER_MAX + 1);
  t.ok(seen.includes(count + 1), 'the other player is not behind them');
  t.equal(questions.waitingCount, count - QUESTIONS_OUT_PLAYER_MAX);
  const gone = new Set<number>();
  for (let round = 0; round <= count; round += 1) {
    for (const ordinal of out(questions, 0)) {
      gone.add(ordinal);
      questions.close(ordinal);
    }
  }
  t.equal(gone.size, count + 1);
  t.same([questions.waitingCount, questions.outCount], [0, 0]);
  t.end();
});

test('questions: pauses double with the age of the order, within bounds', (t) => {
  t.equal(questionPauseMs(0, 1), 250);
  t.equal(questionPauseMs(4_000, 1), 4_000);
  t.equal(questionPauseMs(4_000, 0), 2_000);
  t.equal(questionPauseMs(86_400_000, 1), 600_000);
  t.end();
});

function ascending(left: number, right: number): number {
  return left - right;
}
