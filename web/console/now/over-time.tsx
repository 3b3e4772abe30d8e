/** How it went: a chart for each question, over the time that one chooses. */
import { useSignal, useSignalEffect } from '@preact/signals';
import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { usePolled } from '../../kit/browser/use-polled.ts';
import { Choice } from '../../kit/parts/choice.tsx';
import { Chart } from '../parts/chart.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { bytes, count, milliseconds, money, rate, time } from '../shown.ts';
import { type Key, say } from '../speech.ts';

type Measurements = components['schemas']['Measurements'];
type Series = Measurements['series'][number];

interface Question {
  readonly title: Key;
  readonly names: readonly Series['name'][];
  readonly format: (value: number) => string;
}

const QUESTIONS: readonly Question[] = [
  { title: 'chart.sales', names: ['tickets', 'bets'], format: rate },
  { title: 'chart.stakes', names: ['stakes'], format: (value) => money(Math.round(value)) },
  { title: 'chart.answers', names: ['answers'], format: rate },
  { title: 'chart.latency', names: ['stakeAnswerP50', 'stakeAnswerP99'], format: milliseconds },
  { title: 'chart.queues', names: ['queueDepth'], format: count },
  { title: 'chart.loop', names: ['eventLoopDelay'], format: milliseconds },
  { title: 'chart.outbox', names: ['outboxRecords'], format: count },
  { title: 'chart.disk', names: ['diskUsed'], format: bytes },
];

const HOUR_MS = 3_600_000;
const RANGES = { hour: HOUR_MS, shift: 3 * HOUR_MS, day: 24 * HOUR_MS, fortnight: 336 * HOUR_MS };
type Range = keyof typeof RANGES;
const EVERY_MS = 10_000;

export function OverTime() {
  const range = useSignal<Range>('hour');
  const remote = usePolled((signal) => {
    const from = new Date(engine.now() - RANGES[range.peek()]).toISOString();
    return engine.call('GET', '/v1/admin/measurements', { query: { from } }, { signal });
  }, EVERY_MS);
  useSignalEffect(() => {
    if (range.value !== undefined) void remote.ask();
  });
  return (
    <section class="now-over-time" aria-label={say('chart.title')}>
      <div class="now-range">
        <h2>{say('chart.title')}</h2>
        <Choice
          label={say('chart.range')}
          value={range.value}
          options={(Object.keys(RANGES) as Range[]).map((value) => ({
            value,
            label: say(`chart.range.${value}`),
          }))}
          onValue={(value) => {
            range.value = value;
          }}
        />
      </div>
      <RemoteHere of={remote} skeleton={<div class="skeleton frame-waits" />}>
        {(measured) => (
          <>
            <p class="field-help">
              {say('chart.since', { time: time(measured.since), seconds: measured.stepSeconds })}
            </p>
            <div class="now-charts">
              {QUESTIONS.map((question) => (
                <Answer key={question.title} question={question} measured={measured} />
              ))}
            </div>
          </>
        )}
      </RemoteHere>
    </section>
  );
}

interface AnswerProps {
  readonly question: Question;
  readonly measured: Measurements;
}

function Answer({ question: { title, names, format }, measured }: AnswerProps) {
  const lines = measured.series
    .filter(({ name }) => names.includes(name))
    .map(({ name, of, values }) => ({ name: lineName(name, of), values }));
  if (lines.length === 0) return null;
  return <Chart title={say(title)} at={measured.at} lines={lines} format={format} />;
}

/** What a line is of names it where there are several: a shard, a thread, a class of answers. */
function lineName(name: Series['name'], of: string | undefined): string {
  return of ?? say(`line.${name}`);
}
