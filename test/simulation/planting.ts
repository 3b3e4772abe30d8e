/**
 * How a bug is planted: by replacing a method of a class that the engine uses, so it is there for
 * the running shards and for the verification of their journals alike, as a real one would be.
 */

import type { ShardEvent } from '../../actors/events.ts';
import { ShardState } from '../../src/shard/state/shard-state.ts';

export interface PlantedBug {
  readonly name: string;
  /** Plants it, and returns what pulls it out again. */
  readonly plant: () => () => void;
}

export function replacing<
  Class extends { readonly prototype: object },
  Name extends keyof Class['prototype'],
>(
  { prototype }: Class,
  method: Name,
  name: string,
  bug: (original: Class['prototype'][Name]) => Class['prototype'][Name],
): PlantedBug {
  return {
    name,
    plant: () => {
      const target = prototype as Class['prototype'];
      const original = target[method];
      target[method] = bug(original);
      return () => {
        target[method] = original;
      };
    },
  };
}

type Apply = (event: ShardEvent) => void;

/** `bug` stands in for what applies an event. */
export function onEvent(
  name: string,
  bug: (state: ShardState, event: ShardEvent, apply: Apply) => void,
): PlantedBug {
  return replacing(ShardState, 'apply', name, (original) => {
    return function (this: ShardState, event) {
      bug(this, event, (applied) => original.call(this, applied));
    };
  });
}

/** `bug` happens to the state before it is read back. */
export function onRecovery(name: string, bug: (state: ShardState) => void): PlantedBug {
  return replacing(ShardState, 'recover', name, (original) => {
    return function (this: ShardState, sequence) {
      bug(this);
      original.call(this, sequence);
    };
  });
}
