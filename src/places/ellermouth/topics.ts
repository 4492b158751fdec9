/** What people in Ellermouth write about, and under which names a roster has it. */

import type { Topic } from '../../domain/place.ts';

const list = (words: string): readonly string[] =>
  words
    .trim()
    .split('|')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '');

function topic(names: string, sure: string, hints = ''): Topic {
  const [name = '', ...others] = list(names);
  return { names: [name, ...others], sure: list(sure), hints: list(hints) };
}

export const topics: readonly Topic[] = [
  topic(
    'street lights | street lighting | lighting',
    'street light | streetlight | street lamp | lamp post | lamppost | lighting column | street lighting',
    'dark at night | pitch dark | pitch black | light is out | lamp | light',
  ),
  topic(
    'roads | highways | road maintenance | pavements',
    'pothole | road surface | pavement | footpath | roadworks | kerb | cycle lane | cycle path | footbridge | road repair | resurfacing | cracked road | tarmac',
    'road | lane | junction | bridge | subsidence | gritting | gritted',
  ),
  topic(
    'traffic | traffic management | road safety',
    'traffic light | zebra crossing | pedestrian crossing | pelican crossing | speeding | speed bump | speed limit | rat run | one way | traffic jam | congestion | school crossing | lollipop',
    'crossing | traffic | dangerous corner | accident | lorries | lorry | cars',
  ),
  topic(
    'parking',
    'parking | car park | double yellow | yellow line | parking permit | blocked drive | parked on the pavement | parking meter | parking fine',
    'parked | permit | residents only',
  ),
  topic(
    'waste | refuse | waste collection | rubbish | recycling | street cleaning',
    'bin collection | rubbish | refuse | litter | fly tipping | fly-tipping | flytipping | recycling | bin lorry | dog bin | dog mess | dog fouling | street cleaning | overflowing bin | wheelie bin | bins',
    'bin | bags | smelly | filthy | sweeping | rats',
  ),
  topic(
    'noise | environmental health | nuisance',
    'noise | noisy | loud music | barking | all-night party | building work at night | noise nuisance | fumes | bonfire | air quality',
    'loud | sleep | smoke | smell | music',
  ),
  topic(
    'water | drainage | sewers | flooding',
    'flooding | flooded | blocked drain | drain | sewer | sewage | burst main | water main | no water | low pressure | burst pipe | gully | storm drain | tap water',
    'water | puddle | leak | flood',
  ),
  topic('gas', 'gas main | gas supply | gas boiler | smell of gas', 'gas'),
  topic('electricity | power', 'power cut | electricity | substation | pylon | blackout | power line', 'power | cable'),
  topic(
    'buses | public transport | trains',
    'bus | bus stop | bus route | bus shelter | timetable | train | railway station | ferry | tram | public transport | night bus',
    'driver | passengers | route | fare | late again',
  ),
  topic(
    'housing | council housing | repairs',
    'council flat | council house | housing list | landlord | tenant | eviction | damp | mould | housing repair | homeless | social housing | rent arrears | housing officer | boiler broken',
    'flat | rent | repair | tenancy | lift | stairwell',
  ),
  topic(
    'planning | building control',
    'planning permission | planning application | extension without | illegal building | building control | listed building | conservation area | demolition | development plan | new development | building site',
    'developer | planning | extension | scaffolding | build',
  ),
  topic(
    'schools | education',
    'school | teacher | pupil | nursery | classroom | catchment | school place | school bus | head teacher | headteacher | playground at school | tuition | school meal',
    'children | class | exam | kids',
  ),
  topic(
    'health | health services | surgeries',
    'doctor | hospital | surgery appointment | gp | clinic | dentist | nurse | vaccination | waiting list for | ambulance station | maternity',
    'appointment | patient | health | pharmacy',
  ),
  topic(
    'social care | social services',
    'carer | care home | social worker | home help | disabled | disability | wheelchair | foster | elderly care | adult care | meals on wheels | ramp',
    'elderly | old people | accessibility | lonely',
  ),
  topic(
    'benefits | council tax',
    'council tax | housing benefit | benefit | universal credit | tax bill | bailiff',
    'allowance | payment',
  ),
  topic(
    'parks | green spaces | trees',
    'park bench | playground | tree | hedge | grass cutting | green space | flower bed | playing field | allotment | park gates | swings | overgrown',
    'park | grass | branches | benches',
  ),
  topic(
    'leisure | libraries | culture',
    'library | swimming pool | leisure centre | museum | theatre | sports hall | gym | community centre',
    'books | opening hours | football',
  ),
  topic(
    'policing | community safety',
    'burglary | burgled | police | vandalism | graffiti | drug dealing | antisocial | anti-social | theft | stolen | assault | gang | shoplifting | mugging',
    'crime | unsafe at night | broken windows | threatening',
  ),
  topic(
    'fire safety | fire',
    'fire door | fire escape | cladding | fire alarm | sprinkler | fire exit | smoke alarm',
    'fire',
  ),
  topic(
    'trading standards | food safety | licensing',
    'food poisoning | food hygiene | rogue trader | counterfeit | overcharged | licence | licensing | pub licence | taxi licence | street trader | scam | market stall',
    'refund | shop | restaurant | takeaway | trader',
  ),
  topic(
    'harbour | port',
    'harbour wall | mooring | quay | dock | harbour master | slipway | jetty | pier',
    'boats | fishing | harbour',
  ),
];
