import { render } from 'preact';
import '../kit/tokens.css';
import '../kit/base.css';
import '../kit/parts/controls.css';
import '../kit/parts/table.css';
import { resumeSession } from '../kit/browser/engine.ts';
import { loadHouse } from '../kit/browser/house.ts';
import { Frame } from './frame.tsx';
import { speakAsBefore } from './speech.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('the document has no place for the page');
// The frame is drawn meanwhile: what these tell arrives in it.
void resumeSession();
void loadHouse().catch(() => undefined);
await speakAsBefore();
render(<Frame />, page);
