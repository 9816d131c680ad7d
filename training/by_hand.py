"""States and larger cities that the time zone table lacks, written down from general knowledge."""

from typing import Final

STATES: Final = {
    "United States": "Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;"
    "Florida;Hawaii;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;Maine;Maryland;"
    "Massachusetts;Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New Hampshire;"
    "New Jersey;New Mexico;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;"
    "Rhode Island;South Carolina;South Dakota;Tennessee;Texas;Utah;Vermont;Virginia;"
    "West Virginia;Wisconsin;Wyoming",
    "Canada": "Alberta;British Columbia;Manitoba;New Brunswick;Newfoundland;Nova Scotia;Ontario;"
    "Prince Edward Island;Quebec;Saskatchewan;Yukon;Nunavut",
    "Australia": "New South Wales;Queensland;South Australia;Tasmania;Northern Territory",
    "United Kingdom": "England;Scotland;Wales;Northern Ireland",
    "Egypt": "القاهرة;الجيزة;الإسكندرية;القليوبية;الدقهلية;الشرقية;الغربية;المنوفية;البحيرة;"
    "كفر الشيخ;دمياط;بورسعيد;الإسماعيلية;السويس;شمال سيناء;جنوب سيناء;بني سويف;الفيوم;المنيا;"
    "أسيوط;سوهاج;قنا;الأقصر;أسوان;البحر الأحمر;الوادي الجديد;مطروح",
    "Saudi Arabia": "مكة المكرمة;المدينة المنورة;القصيم;المنطقة الشرقية;عسير;تبوك;حائل;"
    "الحدود الشمالية;جازان;نجران;الباحة;الجوف",
    "Jordan": "العاصمة;إربد;الزرقاء;البلقاء;المفرق;جرش;عجلون;مادبا;الكرك;الطفيلة;معان;العقبة",
    "Kuwait": "الأحمدي;الفروانية;حولي;الجهراء;مبارك الكبير",
    "Lebanon": "جبل لبنان;البقاع;النبطية;عكار;بعلبك الهرمل",
    "Iraq": "نينوى;كركوك;ديالى;الأنبار;بابل;كربلاء;النجف;القادسية;المثنى;ذي قار;ميسان;البصرة;"
    "صلاح الدين;واسط;أربيل;السليمانية;دهوك",
    "Syria": "حلب;حمص;حماة;اللاذقية;طرطوس;إدلب;الرقة;دير الزور;الحسكة;درعا;السويداء;القنيطرة",
}
CITIES: Final = {
    "United Kingdom": "Birmingham;Manchester;Leeds;Liverpool;Sheffield;Bristol;Newcastle;"
    "Nottingham;Leicester;Glasgow;Edinburgh;Aberdeen;Dundee;Inverness;Cardiff;Swansea;Newport;"
    "Wrexham;Bangor;Belfast;Derry;Lisburn;Bradford;Coventry;Stoke-on-Trent;Derby;Plymouth;"
    "Southampton;Portsmouth;Brighton;Norwich;Ipswich;Cambridge;Oxford;Exeter;Gloucester;Worcester;"
    "Hereford;Chester;Carlisle;Lancaster;Preston;Salford;Wakefield;York;Hull;Lincoln;Peterborough;"
    "Canterbury;Winchester;Salisbury;Truro;Durham;Sunderland;Middlesbrough;Wolverhampton;Luton;"
    "Milton Keynes;Northampton;Swindon;Bournemouth;Blackpool;Bolton;Huddersfield;Rotherham;"
    "Doncaster",
    "Ireland": "Cork;Limerick;Galway;Waterford;Drogheda;Dundalk",
    "United States": "Houston;Philadelphia;San Antonio;San Diego;Dallas;San Jose;Austin;"
    "Jacksonville;Fort Worth;San Francisco;Columbus;Charlotte;Seattle;Nashville;Oklahoma City;"
    "Boston;Portland;Las Vegas;Memphis;Baltimore;Milwaukee;Albuquerque;Tucson;Fresno;Sacramento;"
    "Kansas City;Atlanta;Omaha;Raleigh;Miami;Virginia Beach;Oakland;Minneapolis;Tulsa;Tampa;"
    "New Orleans;Wichita;Cleveland;Cincinnati;Orlando;Pittsburgh;St. Louis;Corpus Christi;"
    "Galveston;Buffalo;Newark;Baton Rouge;Salt Lake City;Charleston;Savannah;Mountain View",
    "Canada": "Montreal;Calgary;Ottawa;Hamilton;Quebec City;Fort McMurray",
    "Haiti": "Jacmel;Gonaïves;Cap-Haïtien;Les Cayes;Léogâne;Pétionville;Carrefour;Jérémie",
    "Pakistan": "Lahore;Islamabad;Faisalabad;Rawalpindi;Multan;Peshawar;Quetta;Hyderabad;Sialkot",
    "India": "Mumbai;Delhi;New Delhi;Bengaluru;Hyderabad;Chennai;Pune;Ahmedabad;Jaipur;Lucknow",
    "Germany": "Hamburg;München;Köln;Frankfurt;Stuttgart;Düsseldorf;Leipzig;Dortmund;Essen;Bremen;"
    "Dresden;Hannover;Nürnberg",
    "France": "Marseille;Lyon;Toulouse;Nice;Nantes;Montpellier;Strasbourg;Bordeaux;Lille;Rennes",
    "Spain": "Barcelona;Valencia;Sevilla;Zaragoza;Málaga;Murcia;Palma;Bilbao;Alicante",
    "Italy": "Milano;Napoli;Torino;Palermo;Genova;Bologna;Firenze;Bari;Catania;Venezia;Verona",
    "Poland": "Kraków;Łódź;Wrocław;Poznań;Gdańsk;Szczecin;Lublin;Katowice;Białystok",
    "Ukraine": "Харків;Одеса;Дніпро;Запоріжжя;Львів;Миколаїв;Херсон;Чернігів;Полтава",
    "Romania": "Cluj-Napoca;Timișoara;Iași;Constanța;Craiova;Brașov;Galați;Oradea;Sibiu",
    "Portugal": "Porto;Braga;Coimbra;Faro;Aveiro;Setúbal",
    "Turkey": "Ankara;İzmir;Bursa;Adana;Gaziantep;Konya;Antalya;Diyarbakır;Hatay;Kahramanmaraş",
    "Saudi Arabia": "جدة;الدمام;الطائف;الخبر;الظهران;أبها;خميس مشيط;ينبع;الجبيل;بريدة",
    "Jordan": "السلط;الرمثا;البتراء",
    "Lebanon": "طرابلس;صيدا;صور;زحلة;جونية;بعلبك",
}
