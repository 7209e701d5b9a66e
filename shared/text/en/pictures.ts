/** Pictures and files that are kept with an attempt. */
export const pictures = {
  'pictures.title': 'Pictures and files',
  'pictures.of': 'Pictures and files of this attempt',
  'pictures.add': 'Add picture',
  'pictures.add-long': 'Add picture or file…',
  'pictures.take': 'Take photo',
  'pictures.choose': 'Choose…',
  'pictures.where': 'Drop a picture, PDF or text here, or paste one with {{key}}.',
  'pictures.where-touch': 'A photo, picture, PDF or text.',
  'pictures.keep':
    'Up to four, made small before they are kept. What the camera wrote into them is left behind.',
  'pictures.working': 'Making it small…',
  'pictures.added_one': 'Added to the attempt.',
  'pictures.added_other': 'Added {{count}} to the attempt.',
  'pictures.removed': 'Removed. In thirty days it is gone from the backups too.',
  'pictures.remove': 'Remove',
  'pictures.save': 'Save…',
  'pictures.saved': 'Saved the file.',
  'pictures.full_one': 'An attempt keeps four pictures or files. Remove one first.',
  'pictures.full_other':
    'An attempt keeps four pictures or files; a merge brought more to this one. Remove {{count}} first.',
  'pictures.over_one': 'An attempt keeps four pictures or files; {{count}} was left out.',
  'pictures.over_other': 'An attempt keeps four pictures or files; {{count}} were left out.',
  'pictures.why-heic':
    '{{name}} is in the telephone’s own format (HEIC), which cannot be read here. Send it as JPEG, or choose “Most compatible” in the camera’s settings.',
  'pictures.why-table':
    '{{name}} is a table. To bring it in, drop it anywhere beside the panel; to keep it here, save it as PDF.',
  'pictures.why-unknown':
    '{{name}} is no picture, PDF or plain text. Save it as one of these, or keep a screenshot of it.',
  'pictures.why-too-large':
    '{{name}} is larger than 300 kB. Save it smaller, or keep a screenshot of the page that matters.',
  'pictures.why-huge': '{{name}} is larger than 60 MB. Save it smaller first.',
  'pictures.why-points':
    '{{name}} has more than 110 million points, which a laptop cannot hold. Save it smaller first.',
  'pictures.why-unreadable':
    '{{name}} cannot be read as a picture. Save it as JPEG or PNG, or keep a screenshot of it.',
  'pictures.no-attempt':
    'There is no attempt in this cell to keep a picture with. Record one first.',
  'pictures.elsewhere':
    'Pictures are kept with an attempt: choose its cell in the grid, then drop them on the panel beside it.',
  'pictures.drop-there': 'Drop it on an attempt in the panel of its cell',
  'pictures.nothing-yet':
    'Choose a cell, or record an attempt first; then pictures are added to it.',
  'pictures.count_one': '{{count}} picture or file',
  'pictures.count_other': '{{count}} pictures or files',
  'pictures.one-of': '{{number}} of {{count}}',
  'pictures.label-picture': 'Picture {{number}} of {{count}}, {{size}}',
  'pictures.label-file': '{{kind}} {{size}}, {{number}} of {{count}}',
  'pictures.size': '{{size}} kB',
  'pictures.larger': 'Larger',
  'pictures.smaller': 'Smaller',
  'pictures.large': 'The picture',
  'pictures.keys': '← → next, + − size, 0 whole, Del removes',
  'pictures.keys-read': '← → next, + − size, 0 whole',
  'pictures.with_one': 'With pictures and files ({{count}}, {{size}} MB)',
  'pictures.with_other': 'With pictures and files ({{count}}, {{size}} MB)',
  'pictures.gone': 'This file is no longer here.',
  'pictures.no-preview': 'It is shown by another program: save it and open it there.',
  'pictures.covered': 'While names are hidden, pictures are covered too.',
  'pictures.work': 'The work',
  'pictures.judge-keys':
    '+ − change the size, z enlarges or shows it whole, Page Down the next picture',
};
