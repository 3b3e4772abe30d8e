/** What is stored of a stock within facts, mail and rows. */
import { formOf } from '../stored-form.ts';
import type { StockTerms } from './stock.ts';

export const STOCK_TERMS_FORM = formOf<StockTerms>()(['stockSeedHex', 'count', 'partCount']);
