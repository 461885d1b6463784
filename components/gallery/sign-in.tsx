import { DemoAccountList } from '#components/sign-in/demo-account-list.tsx';
import { LanguageSwitch } from '#components/sign-in/language-switch.tsx';
import { SamplePicture } from '#components/sign-in/sample-picture.tsx';
import { Block } from './block.tsx';

const nothing = async () => undefined;

/** What stands before anybody is known. */
export function SignIn() {
  return (
    <Block title="DemoAccountList, LanguageSwitch, SamplePicture, Question, SampleStrip">
      <LanguageSwitch choose={nothing} />
      <DemoAccountList names={['viewer', 'approver', 'finance']} />
      <SamplePicture />
    </Block>
  );
}
