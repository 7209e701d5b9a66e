/** What the check of a gradebook says, and the work on the file as a whole. */
export const care = {
  'check.fine': 'Everything is as it should be.',
  'check.step-altered':
    'History altered: step {{step}} ({{name}}) is not as it was sealed. Restore a backup from before the change.',
  'check.erased-altered':
    'History altered: what stands in the place of erased records is not what erasing left there.',
  'check.change-altered':
    'History altered: a change in step {{step}} ({{name}}) is not the one that was recorded. Restore a backup from before the change.',
  'check.row-altered':
    'History altered: {{field}} of {{table}} {{id}} is not what its history says. Restore a backup from before the change.',
  'check.row-unknown':
    'History altered: {{table}} {{id}} is there although its history does not know it. Restore a backup from before the change.',
  'check.row-lost':
    'History altered: {{table}} {{id}} is gone although its history still has it. Restore a backup from before the change.',
  'check.unreadable': 'A part of the file cannot be read ({{part}}). Restore the newest backup.',
  'check.evidence-without_one':
    'One attempt belongs to a removed {{what}}, removed here or on another laptop. It is kept and shown nowhere; mend the file to bring it back.',
  'check.evidence-without_other':
    '{{count}} attempts belong to a removed {{what}}, removed here or on another laptop. They are kept and shown nowhere; mend the file to bring it back.',
  'check.files-missing_one':
    'The bytes of one picture or file are missing. Restore a backup, or merge a bundle that has them.',
  'check.files-missing_other':
    'The bytes of {{count}} pictures and files are missing. Restore a backup, or merge a bundle that has them.',
  'check.files-damaged_one':
    'One picture or file is not what was put in. Restore a backup that has it whole.',
  'check.files-damaged_other':
    '{{count}} pictures and files are not what was put in. Restore a backup that has them whole.',
  'check.evidence-empty_one':
    'One attempt has neither a level nor a score. Void it and record it again.',
  'check.evidence-empty_other':
    '{{count}} attempts have neither a level nor a score. Void them and record them again.',
  'check.level-without-scale_one':
    'One attempt holds a level that belongs to no scale. Mend the file to bring it back.',
  'check.level-without-scale_other':
    '{{count}} attempts hold a level that belongs to no scale. Mend the file to bring it back.',
  'check.threshold':
    'The threshold "{{key}}" of {{class}} is not on its scale. Choose a level of {{scale}}.',
  'check.cycle':
    'Objectives need each other in a circle: {{path}}. Remove one of these prerequisites.',
  'check.enrolment-backwards_one':
    'One enrolment in {{class}} ends before it begins. Mend the file, or withdraw the student on a later day.',
  'check.enrolment-backwards_other':
    '{{count}} enrolments in {{class}} end before they begin. Mend the file, or withdraw the students on a later day.',
  'check.enrolment-overlap_one':
    'One student is enrolled in {{class}} twice at the same time. Mend the file to join the two.',
  'check.enrolment-overlap_other':
    '{{count}} students are enrolled in {{class}} twice at the same time. Mend the file to join them.',
  'check.terms-cross':
    'The terms {{a}} and {{b}} cross. Change the dates of one, so that they nest or lie apart.',
  'check.rule':
    'The letter rule {{rule}} cannot be read. Choose another rule for its classes and write it anew.',
  'check.rule-levels':
    'The letter rule {{rule}} names a level that the scale {{scale}} of {{class}} lacks. Choose another rule there.',
  'check.mended-back': '{{name}} ({{noun}}) is back, because work hangs on it.',
  'check.mended-day': 'The enrolment of {{name}} in {{class}} is one of a single day.',
  'check.mended-joined': 'Two enrolments of {{name}} in {{class}} are one.',
  'job.check': 'Checking the gradebook',
  'job.backup': 'Making a backup',
  'job.restore': 'Looking the backup through',
} as const;
