/** A part of the console: a later feature adds a folder with its views and a row of these. */
import type { Area } from '../kit/parts/area.ts';
import { may } from './me.ts';
import type { Right } from './rights.ts';
import type { Key } from './speech.ts';

export interface ConsoleArea extends Area<Key> {
  /** The heading that it stands under in the frame; absent: other views lead to it. */
  readonly group?: Key;
  /** The call without which there is nothing to see there; absent: any of staff may look. */
  readonly right?: Right;
}

export function isMine({ right }: ConsoleArea): boolean {
  return right === undefined || may(right);
}
