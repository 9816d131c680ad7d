"""Names in GeoJSON may hold what no database keeps; it is left out of them."""

import json

import pytest

from clarion.places.rules.entries import Place
from clarion.places.rules.geojson import read_geojson


@pytest.mark.parametrize("name", ["Mill\u0000 Lane", "Mill\ud800 Lane"])
def test_what_no_database_keeps_is_left_out(name: str) -> None:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [-1.5, 53.8]},
        "properties": {"name": name, "highway": "residential"},
    }
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (found,) = read_geojson(text)
    assert isinstance(found, Place)
    assert found.name == "Mill Lane"
