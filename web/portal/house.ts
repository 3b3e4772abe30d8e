export * from '../kit/browser/house.ts';
