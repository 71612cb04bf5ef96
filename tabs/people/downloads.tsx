import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { peopleText } from '../../src/text/tabs/people.ts';
import { useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useDownload } from '../shell/use-download.ts';

export function TemplateButton() {
  const text = useText(peopleText);
  const template = useDownload('/roster/template', 'voorbeeld-deelnemerslijst.xlsx');
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabled={template.isPending} onClick={() => template.mutate()}>
        {text.template}
      </Button>
      <Refused error={template.error} />
    </>
  );
}
