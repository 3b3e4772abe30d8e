/** Sums without bound in rows: numbers, and digits where a number would not be exact. */
import type { Surplus, SurplusText } from '../../actors/wallet/surplus.ts';
import { type ExactSum, type SumText, sumOfText, textOfSum } from '../kernel/exact-sum.ts';
import { type Codec, objectCodec, valueCodec } from './positional-codec.ts';

const sumText = valueCodec<SumText>();
export const sumCodec: Codec<ExactSum> = {
  encode: (sum) => sumText.encode(textOfSum(sum)),
  decode: (bytes) => sumOfText(sumText.decode(bytes)),
};

const surplusText = objectCodec<SurplusText>()(['balanceMinor', 'pointsHundredths']);
export const surplusCodec: Codec<Surplus> = {
  encode: ({ balanceMinor, pointsHundredths }) =>
    surplusText.encode({
      balanceMinor: textOfSum(balanceMinor),
      pointsHundredths: textOfSum(pointsHundredths),
    }),
  decode: (bytes) => {
    const { balanceMinor, pointsHundredths } = surplusText.decode(bytes);
    return {
      balanceMinor: sumOfText(balanceMinor),
      pointsHundredths: sumOfText(pointsHundredths),
    };
  },
};
