import fc from 'fast-check';
import { test } from 'tap';
import { NumberPlaces } from '../../src/structures/number-places.ts';
import { MappedPlaces } from '../support/structures/mapped-places.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

type Places = Pick<NumberPlaces, keyof NumberPlaces>;

const PLACE_MAX = 2 ** 32 - 2;

/**
 * Numbers of few parts, the first and last among them, so that a part gets full and numbers that
 * follow each other in it are deleted.
 */
const FEW = numbersOfPart(0, 30).concat(numbersOfPart(255, 12), [0, 2 ** 32 - 1]);

function numbersOfPart(part: number, count: number): number[] {
  const found: number[] = [];
  for (let number = 1; found.length < count; number += 1) {
    const spread = Math.imul(number, 0x9e37_79b1);
    if ((spread ^ (spread >>> 15)) >>> 24 === part) found.push(number);
  }
  return found;
}

const numbers = fc.constantFrom(...FEW);

test('number places: answer as a map, whatever follows each other', (t) => {
  agreesWithTwin<Places>(t, {
    structure: () => new NumberPlaces(),
    twin: () => new MappedPlaces(),
    operations: [
      operation('find', numbers, (places, number) => places.find(number)),
      operation('add', fc.tuple(numbers, fc.nat({ max: PLACE_MAX })), (places, [number, place]) => {
        if (places.find(number) === undefined) places.add(number, place);
      }),
      operation('add many', fc.subarray(FEW, { minLength: 5 }), (places, some) => {
        for (const number of some) if (places.find(number) === undefined) places.add(number, 7);
      }),
      operation('delete', numbers, (places, number) => {
        if (places.find(number) !== undefined) places.delete(number);
      }),
      operation('delete many', fc.subarray(FEW), (places, some) => {
        for (const number of some) if (places.find(number) !== undefined) places.delete(number);
      }),
      question('all', (places) => FEW.map((number) => places.find(number))),
      question('count', ({ count }) => count),
    ],
    reached: [
      { name: 'many', isThere: ({ count }) => count > 30 },
      { name: 'none', isThere: ({ count }) => count === 0 },
      { name: 'many again', isThere: ({ count }) => count > 30 },
    ],
  });
  t.end();
});

test('number places: a hundred thousand, half of them deleted', (t) => {
  const places = new NumberPlaces();
  const numberOf = (index: number) => (index * 2_654_435_761) % 2 ** 32;
  for (let index = 0; index < 100_000; index += 1) places.add(numberOf(index), index);
  for (let index = 0; index < 100_000; index += 2) places.delete(numberOf(index));
  t.equal(places.count, 50_000);
  const wrong = Array.from({ length: 100_000 }, (_, index) => index).filter((index) => {
    return places.find(numberOf(index)) !== (index % 2 === 0 ? undefined : index);
  });
  t.same(wrong, []);
  t.end();
});
