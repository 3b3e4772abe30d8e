/**
 * How a bug is planted: by replacing a method of a class that the engine uses, so it is there for
 * the running shards and for the verification of their journals alike, as a real one would be.
 */

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
