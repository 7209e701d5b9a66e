import { useSay } from '../../ui/say.tsx';
import { ConflictList } from './conflict-list.tsx';
import { KeyPart } from './key-part.tsx';
import { MergePart } from './merge-part.tsx';
import { MergedList } from './merged-list.tsx';
import { PseudonymPart } from './pseudonym-part.tsx';
import { SecondWaiting } from './second-waiting.tsx';
import { SendPart } from './send-part.tsx';
import './bundles-view.css';
import './merged-list.css';

/** Bundles: writing one for another laptop or the department, and merging those that came. */
export function BundlesView() {
  const say = useSay();
  return (
    <div className="bundles">
      <h1>{say('bundles.title')}</h1>
      <p className="soft">{say('bundles.lead')}</p>
      <MergePart />
      <SecondWaiting />
      <ConflictList />
      <MergedList />
      <SendPart />
      <PseudonymPart />
      <KeyPart />
    </div>
  );
}
