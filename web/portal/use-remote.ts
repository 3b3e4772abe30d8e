export * from '../kit/browser/use-remote.ts';
