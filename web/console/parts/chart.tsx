/**
 * One question over time, as lines; and the same as a table, for whoever cannot see them or wants
 * the figures.
 *
 * Times are those of the operator's zone. The scale begins at zero, so that a small change does not
 * look like a large one. The library is loaded with the first chart.
 */

import { useEffect, useRef } from 'preact/hooks';
import type { AlignedData, Options } from 'uplot';
import { house } from '../../kit/browser/house.ts';
import { TableScroll } from '../../kit/parts/table-scroll.tsx';
import { time } from '../shown.ts';
import { say } from '../speech.ts';
import './chart.css';

export interface ChartLine {
  readonly name: string;
  /** By the instants; null where nobody has measured. */
  readonly values: readonly (number | null)[];
}

export interface ChartProps {
  /** The question, with the unit. */
  readonly title: string;
  /** In Unix seconds, ascending. */
  readonly at: readonly number[];
  readonly lines: readonly ChartLine[];
  readonly format: (value: number) => string;
}

const HEIGHT = 180;
const AXIS_WIDTH = 72;
const TICK_WIDTH = 80;
/** The tokens of the lines, in their order. */
const COLOURS = ['--chart-1', '--chart-2', '--chart-3', '--chart-4'];
/** The table is for reading: the last of them are enough there. */
const TABLE_ROWS = 30;

export function Chart(props: ChartProps) {
  const { title, at, lines, format } = props;
  const place = useRef<HTMLDivElement>(null);
  useDrawn(place, props);
  return (
    <figure class="card chart">
      <figcaption>{title}</figcaption>
      <ul class="chart-legend">
        {lines.map(({ name, values }, index) => {
          const last = values.findLast((value) => value !== null);
          return (
            <li key={name} class={`chart-name chart-name-${(index % COLOURS.length) + 1}`}>
              {name}: <strong>{typeof last === 'number' ? format(last) : '–'}</strong>
            </li>
          );
        })}
      </ul>
      <div ref={place} class="chart-place" aria-hidden="true" />
      <details>
        <summary>{say('chart.table')}</summary>
        <ChartTable at={at} lines={lines} format={format} title={title} />
      </details>
    </figure>
  );
}

function ChartTable({ at, lines, format, title }: ChartProps) {
  const from = Math.max(0, at.length - TABLE_ROWS);
  return (
    <TableScroll>
      <table class="table chart-table">
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('chart.time', { zone: house.value.timeZone })}</th>
            {lines.map(({ name }) => (
              <th key={name} scope="col" class="table-number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {at
            .slice(from)
            .map((seconds, row) => (
              <tr key={seconds}>
                <th scope="row">{time(seconds * 1_000)}</th>
                {lines.map(({ name, values }) => {
                  const value = values[from + row];
                  return (
                    <td key={name} class="table-number">
                      {typeof value === 'number' ? format(value) : '–'}
                    </td>
                  );
                })}
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** Drawn anew when its lines are others, the theme changes, or its place gets another width. */
function useDrawn(place: { readonly current: HTMLElement | null }, props: ChartProps): void {
  const latest = useRef(props);
  latest.current = props;
  const drawn = useRef<{ put: (data: AlignedData) => void } | undefined>(undefined);
  const names = props.lines.map(({ name }) => name).join('\n');
  const zone = house.value.timeZone;
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    let end = (): void => undefined;
    let isGone = false;
    const begin = async (): Promise<void> => {
      const [{ default: Plot }] = await Promise.all([
        import('uplot'),
        import('uplot/dist/uPlot.min.css'),
      ]);
      const element = place.current;
      if (isGone || element === null) return;
      end();
      const tzDate = (seconds: number): Date => Plot.tzDate(new Date(seconds * 1_000), zone);
      const plot = new Plot(
        { ...optionsOf(latest.current, element), tzDate },
        dataOf(latest.current),
        element,
      );
      const resized = new ResizeObserver(() => {
        plot.setSize({ width: element.clientWidth, height: HEIGHT });
      });
      resized.observe(element);
      drawn.current = { put: (data) => plot.setData(data) };
      end = () => {
        resized.disconnect();
        plot.destroy();
      };
    };
    const redraw = (): void => void begin();
    redraw();
    dark.addEventListener('change', redraw);
    return () => {
      isGone = true;
      drawn.current = undefined;
      dark.removeEventListener('change', redraw);
      end();
    };
  }, [names, zone]);
  useEffect(() => drawn.current?.put(dataOf(props)), [props.at, props.lines]);
}

function dataOf({ at, lines }: ChartProps): AlignedData {
  return [[...at], ...lines.map(({ values }) => [...values])];
}

function optionsOf({ lines, format }: ChartProps, element: HTMLElement): Options {
  const style = getComputedStyle(element);
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  const axis = {
    stroke: colour('--ink-soft'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1 },
  };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.1 : 1] } },
    axes: [
      {
        ...axis,
        space: TICK_WIDTH,
        values: (_plot, ticks, _axis, _space, step) => ticks.map((at) => tickText(at, step)),
      },
      { ...axis, size: AXIS_WIDTH, values: (_plot, ticks) => ticks.map((tick) => format(tick)) },
    ],
    series: [
      {},
      ...lines.map(({ name }, index) => ({
        label: name,
        stroke: colour(COLOURS[index % COLOURS.length] ?? ''),
        width: 2,
        // More lines than colours: the second round is dashed.
        dash: index < COLOURS.length ? [] : [6, 4],
        points: { show: false },
      })),
    ],
  };
}

const DAY_SECONDS = 86_400;

/** As short as the distance of the ticks allows; in the operator's zone, as everything here. */
function tickText(seconds: number, step: number): string {
  const [day = '', clock = ''] = time(seconds * 1_000).split(' ');
  if (step >= DAY_SECONDS) return day.slice(5);
  return step >= 60 ? clock.slice(0, 5) : clock;
}
