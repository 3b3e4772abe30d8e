import { render } from 'preact';
import '../kit/tokens.css';
import '../kit/base.css';
import '../kit/parts/controls.css';
import { Frame } from './frame.tsx';
import { speakAsBefore } from './speech.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('the document has no place for the page');
await speakAsBefore();
render(<Frame />, page);
