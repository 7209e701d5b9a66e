/**
 * 512 words that children know, that sound like no other of them and that nobody minds reading
 * out: nine bits each.
 */
const WORDS = `
acorn acrobat actor album almond amber anchor angle ankle anthem antler apple apricot apron
arbor arrow artist aspen atlas attic autumn backpack badge bagel baker bakery balcony bamboo
banana band banjo banner barley barn basil basket beacon bead beagle bean beaver bench
bicycle birch bird biscuit blanket blossom blue board boat bonnet book border bottle boulder
bowl box branch breeze brick bridge broom brother brown brush bubble bucket buffalo builder
bunny butter button cabin cable cactus cake camel camera camp canal candle candy canoe canyon
captain car card cargo carpet carrot cart castle cattle cedar celery cello chair chalk cheese
cherry chess chestnut chicken chimney church cider cinema circle citrus city clay cliff clock
cloud clover coach coast coat cobalt cocoa coconut coffee coin comet compass concert cookie
copper coral corner cottage cotton couch country cousin cradle crane crater crayon cream
creek cricket crown crystal cup curtain cycle daisy dawn delta denim desert desk diamond
dinner doctor dolphin donkey door dragon drawer dream dress drum duck eagle early earth easel
east echo edge egg elbow elder elephant elm ember emerald engine evening fabric falcon family
farm feather fence festival fiddle field fig finch finger fire fish flag flame flannel flask
flood flute foam fog forest fork fossil fountain fox frame friend frog frost fruit galaxy
garden garlic gate giant ginger giraffe glacier glass globe glove goat gold goose grain grape
grass gravel green guitar gull hammer harbor harmony harp harvest hat hawk heart hedge helmet
hill honey hood horizon husky indigo iris iron island ivory jacket jaguar jar jasmine jelly
jewel jigsaw jungle juniper kettle king kitchen kite kitten koala ladder lagoon lake lamb
lamp lantern lark lava lavender lawn leaf leather lemon lentil letter library light lily lime
linen lion lizard llama lotus lunch magic magnet maple marble march market marsh mask meadow
melon metal meteor milk mirror mitten moment monkey month moon moss motor mountain muffin
museum mustang mustard narrow nectar noon notebook nugget nutmeg oak oasis oat ocean olive
onion opal orange orbit orchard orchid oven owl oxygen oyster paddle page painter palace palm
panther papaya paper parade park parrot parsley pasture path peach peacock peanut pebble
pelican pencil penguin pepper piano picnic pillow pilot pine pink pirate planet plant plaza
plum pocket poem polar porch potato prairie prism pumpkin puppet puzzle quartz queen quiet
quilt rabbit raccoon radio raft railway ranger ribbon rice river rocket rocking roof room
rope ruby saffron salad salmon salsa salt sand saturn scarf school season seed shadow sheep
shell ship shore shuttle silk silver singer sister sketch sky sled smile snow soap sofa soup
south spark sparrow spice spider spinach spoon spring square stadium statue steam stream
street summer sunrise sunset swan sweater swing table tailor talent tango teacher temple
tennis tent theater thimble thistle thunder tiger toast tomato topaz torch tower town tractor
train travel tree trumpet tuba tulip tundra tunnel turkey turtle ukulele valley vanilla
velour velvet village vine violet violin volcano voyage waffle wagon walnut walrus water wave
weather wheat whistle willow window winter wolf worker yellow yogurt zebra zipper
`
  .trim()
  .split(/\s+/);

/** How many words a generated passphrase has; 54 bits behind scrypt outlast any guessing. */
export const PASSPHRASE_WORDS = 6;

/** A passphrase from two random bytes a word. */
export function passphraseFrom(random: Uint8Array): string {
  const words: string[] = [];
  for (let i = 0; i + 1 < random.length; i += 2) {
    const number = ((random[i] ?? 0) << 8) | (random[i + 1] ?? 0);
    words.push(WORDS[number % WORDS.length] ?? '');
  }
  return words.join(' ');
}
