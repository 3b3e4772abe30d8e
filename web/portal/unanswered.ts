export * from '../kit/browser/unanswered.ts';
