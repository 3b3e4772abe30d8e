export * from '../kit/browser/engine.ts';
