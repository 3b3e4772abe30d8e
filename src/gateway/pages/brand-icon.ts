/**
 * The icon that telephones put among their own, in the colours of the brand: a ball with a letter
 * on a square. Pictures of pixels, because not every one takes an SVG for it.
 *
 * `web/public/icon.svg` is the same drawing; a unit is a 64th of the side.
 */
import { encodePng } from './png.ts';

export interface IconColours {
  /** As `#rrggbb`. */
  readonly ground: string;
  readonly ink: string;
}

export interface IconForm extends IconColours {
  /** In pixels. */
  readonly side: number;
  /** The telephone cuts the outline: then the ground goes to the edges. */
  readonly isMaskable: boolean;
}

const UNITS = 64;
const MIDDLE = UNITS / 2;
const CORNER = 16;
const BALL = 20;
const STROKE = 3;
/** From, to: the two strokes of the letter. */
const LETTER = [
  [22, 25, 42, 25],
  [32, 25, 32, 41],
] as const;

export function drawIcon({ side, isMaskable, ground, ink }: IconForm): Uint8Array {
  const [under, over] = [channelsOf(ground), channelsOf(ink)];
  const pixels = new Uint8Array(side * side * 4);
  const perUnit = side / UNITS;
  // How much of a pixel is within an outline that is this far from its middle.
  const covered = (units: number): number => Math.min(1, Math.max(0, 0.5 - units * perUnit));
  for (let at = 0; at < side * side; at += 1) {
    const x = ((at % side) + 0.5) / perUnit;
    const y = (Math.floor(at / side) + 0.5) / perUnit;
    const ball = covered(Math.hypot(x - MIDDLE, y - MIDDLE) - BALL);
    const letter = covered(Math.min(...LETTER.map((stroke) => fromStroke(x, y, stroke))) - STROKE);
    const share = ball * (1 - letter);
    for (let i = 0; i < 3; i += 1) {
      const [from = 0, to = 0] = [under[i], over[i]];
      pixels[at * 4 + i] = Math.round(from + (to - from) * share);
    }
    pixels[at * 4 + 3] = isMaskable ? 255 : Math.round(255 * covered(fromSquare(x, y)));
  }
  return encodePng(side, pixels);
}

function channelsOf(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** From the outline of the square with its round corners: below zero within it. */
function fromSquare(x: number, y: number): number {
  const [across, down] = [x, y].map((one) => Math.abs(one - MIDDLE) - (MIDDLE - CORNER)) as [
    number,
    number,
  ];
  const outside = Math.hypot(Math.max(across, 0), Math.max(down, 0));
  return outside + Math.min(Math.max(across, down), 0) - CORNER;
}

/** From the middle of a stroke with round ends. */
function fromStroke(x: number, y: number, [x1, y1, x2, y2]: (typeof LETTER)[number]): number {
  const [along, down] = [x2 - x1, y2 - y1];
  const share = ((x - x1) * along + (y - y1) * down) / (along * along + down * down);
  const within = Math.min(1, Math.max(0, share));
  return Math.hypot(x - x1 - along * within, y - y1 - down * within);
}
