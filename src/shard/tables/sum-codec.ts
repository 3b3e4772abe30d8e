/** Unbounded sums in rows: numbers, or digits where a number would not be exact. */
import type { BalanceSums, BalanceSumTexts } from '../../../actors/wallet/surplus.ts';
import { type ExactSum, type SumText, sumOfText, textOfSum } from '../../kernel/exact-sum.ts';
import { type Codec, objectCodec, valueCodec } from '../records/positional-codec.ts';

const sumText = valueCodec<SumText>();
export const sumCodec: Codec<ExactSum> = {
  encode: (sum) => sumText.encode(textOfSum(sum)),
  decode: (bytes) => sumOfText(sumText.decode(bytes)),
};

const balanceSumTexts = objectCodec<BalanceSumTexts>()(['balanceMinor', 'pointsHundredths']);
export const balanceSumsCodec: Codec<BalanceSums> = {
  encode: ({ balanceMinor, pointsHundredths }) =>
    balanceSumTexts.encode({
      balanceMinor: textOfSum(balanceMinor),
      pointsHundredths: textOfSum(pointsHundredths),
    }),
  decode: (bytes) => {
    const { balanceMinor, pointsHundredths } = balanceSumTexts.decode(bytes);
    return {
      balanceMinor: sumOfText(balanceMinor),
      pointsHundredths: sumOfText(pointsHundredths),
    };
  },
};
